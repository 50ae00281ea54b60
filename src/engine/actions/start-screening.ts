import { evaluate } from "../evaluate.ts";
import type { Run } from "../run.ts";
import type { ActionOf } from "./action-of.ts";

export function startScreening(run: Run, { instrument, entry }: ActionOf<"start_screening">): void {
  run.screening = true;
  const led = entry === undefined ? "" : String(evaluate(run, entry) ?? "");
  run.events.push({ type: "screening_started", instrument, entry: led });
}
