import type { Reading } from "../domain/reading.ts";
import type { Run } from "./run.ts";
import { thresholds } from "./thresholds.ts";

/** The entry that surely answers what was written, or null. */
export function sureAnswer(run: Run, reading: Pick<Reading, "answers">): string | null {
  const best = reading.answers[0];
  if (!best || best.score < thresholds.sure || isCovered(run)) return null;
  return run.env.content.articles.has(best.key) ? best.key : null;
}

/** After a quick exit somebody else may hold the phone: no question is answered until the person is back. */
export function isCovered(run: Run): boolean {
  return run.frames.at(-1)?.flow === run.revision.helpline.commands.quick_exit;
}

/** Up to three entries worth showing for words that none surely answers, best first. */
export function nearestAnswers(run: Run, reading: Pick<Reading, "answers">): string[] {
  return reading.answers
    .filter(({ key, score }) => score >= thresholds.offer && run.env.content.articles.has(key))
    .slice(0, 3)
    .map(({ key }) => key);
}
