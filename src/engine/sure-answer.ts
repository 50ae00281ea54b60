import type { Reading } from "../domain/reading.ts";
import { isCovered } from "./covered.ts";
import type { Run } from "./run.ts";
import type { Asked } from "./session.ts";
import { thresholds } from "./thresholds.ts";
import { isForLine } from "./topic-flow.ts";

/** The entry that surely answers what was written, or null. */
export function sureAnswer(run: Run, reading: Asked): string | null {
  const best = reading.answers[0];
  if (!best || best.score < thresholds.sure || isCovered(run) || isForLine(run, reading)) return null;
  return run.env.content.articles.has(best.key) ? best.key : null;
}

/** Up to three entries worth showing for words that none surely answers, best first. */
export function nearestAnswers(run: Run, reading: Pick<Reading, "answers">): string[] {
  return reading.answers
    .filter(({ key, score }) => score >= thresholds.offer && run.env.content.articles.has(key))
    .slice(0, 3)
    .map(({ key }) => key);
}
