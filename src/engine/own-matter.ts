import type { Reading } from "../domain/reading.ts";
import { isOtherLanguage } from "./other-language.ts";
import type { Run } from "./run.ts";
import { sureAnswer } from "./sure-answer.ts";
import { topicFlow } from "./topic-flow.ts";

/** Words that ask something of their own, which we can take up, and are no answer to our question. */
export function isOwnMatter(run: Run, reading: Reading): boolean {
  return isOtherLanguage(run, reading) || sureAnswer(run, reading) !== null || topicFlow(run, reading) !== null;
}
