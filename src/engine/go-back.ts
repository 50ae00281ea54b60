import { COMMON_TEXTS } from "./common-texts.ts";
import type { Run } from "./run.ts";
import { sendIfWritten } from "./send-text.ts";
import type { Frame } from "./session.ts";
import { settle } from "./settle.ts";

/** Returns to the latest earlier question and asks it again; at the first one says so and asks that. */
export function goBack(run: Run): void {
  let trail = run.trail;
  let earlier = trail.at(-1);
  // A question that came again after an answer stands on the trail too: going back to it would go nowhere.
  while (earlier && samePlace(earlier, run.frames)) {
    trail = trail.slice(0, -1);
    earlier = trail.at(-1);
  }
  run.trail = earlier ? trail.slice(0, -1) : trail;
  if (earlier) run.frames = earlier.slice();
  else sendIfWritten(run, COMMON_TEXTS.atStart);
  settle(run, "resume");
}

function samePlace(a: readonly Frame[], b: readonly Frame[]): boolean {
  return a.length === b.length && a.every((frame, i) => frame.flow === b[i]?.flow && frame.node === b[i]?.node);
}
