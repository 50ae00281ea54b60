import { COMMON_TEXTS } from "./common-texts.ts";
import type { Run } from "./run.ts";
import { sendIfWritten } from "./send-text.ts";
import { isSensitive } from "./sensitive.ts";
import type { Frame } from "./session.ts";
import { settle } from "./settle.ts";

/** Returns to the latest earlier question and asks it again; at the first one says so and asks that. */
export function goBack(run: Run): void {
  // Questions that were left are not come back to by a word: they may be over, or another may hold the phone.
  let trail = run.trail.filter((stack) => run.screening || !stack.some((frame) => isSensitive(run, frame)));
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
