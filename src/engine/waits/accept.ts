import type { Wait } from "../flow.ts";
import type { Outcome } from "../taken.ts";
import { acceptAnything } from "./anything.ts";
import type { Arrival } from "./arrival.ts";
import { acceptChoice } from "./choice.ts";
import { acceptNumber } from "./number.ts";

export function accept(arrival: Arrival, wait: Wait): Outcome {
  // TypeScript cannot tie the two uses of `type` together; the table's own type has checked each pair.
  const acceptor = ACCEPTORS[wait.type] as (arrival: Arrival, wait: Wait) => Outcome;
  return acceptor(arrival, wait);
}

type WaitOf<T extends Wait["type"]> = Extract<Wait, { type: T }>;

const ACCEPTORS: { readonly [T in Wait["type"]]: (arrival: Arrival, wait: WaitOf<T>) => Outcome } = {
  choice: acceptChoice,
  anything: acceptAnything,
  number: acceptNumber,
};
