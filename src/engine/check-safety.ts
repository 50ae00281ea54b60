import type { Reading } from "../domain/reading.ts";
import type { Topic } from "../domain/topic.ts";
import { isCovered } from "./covered.ts";
import { interrupt } from "./interrupt.ts";
import { type Run, topOf } from "./run.ts";
import { isSensitive } from "./sensitive.ts";
import { thresholds } from "./thresholds.ts";

/** So long may somebody rest with the phone in hand; after it another may hold it (DOMAIN.md, 1.9). */
export const PAUSE_MS = 10 * 60_000;
/** After so long it is asked besides whether to go on at all. */
const LONG_PAUSE_MS = 12 * 3_600_000;

/** Asks "is it safe?" before a sensitive question comes again to who may be somebody else; true where it did. */
export function checkSafety(run: Run, reading: Reading): boolean {
  const { safe_check, commands } = run.revision.helpline;
  if (safe_check === undefined || !run.frames.some((frame) => isSensitive(run, frame))) return false;
  // "Is it safe?" takes a late answer, but for one so late that going on must be asked too; what it asks after the yes does not.
  const asksToGoOn = isCovered(run) && isSensitive(run, topOf(run));
  if (isCovered(run) && !asksToGoOn && run.pause < LONG_PAUSE_MS) return false;
  const found = whyUnsafe(run, reading);
  if (found === null) return false;
  const why = asksToGoOn ? "long_pause" : found;
  run.safe = false;
  run.frames = run.frames.filter(({ flow }) => flow !== safe_check && flow !== commands.quick_exit);
  interrupt(run, safe_check, { why });
  // "Back" shall not bring the question to whoever holds the phone.
  run.trail = [];
  return true;
}

function whyUnsafe({ pause }: Run, reading: Reading): "who" | "pause" | "long_pause" | null {
  if (pause >= LONG_PAUSE_MS) return "long_pause";
  if (pause >= PAUSE_MS) return "pause";
  return asksWhoWeAre(reading) ? "who" : null;
}

const WHO: Topic = "who_are_you";
/** «مين معايا؟» of somebody who picks the phone up is short and hard to tell: one question too many harms nobody. */
const MAYBE_WHO = 0.12;

function asksWhoWeAre({ topics, command }: Reading): boolean {
  const score = topics.find(({ topic }) => topic === WHO)?.score ?? 0;
  if (score >= thresholds.topic && topics[0]?.topic === WHO) return true;
  return command === null && score >= MAYBE_WHO;
}
