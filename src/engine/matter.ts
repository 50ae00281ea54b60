import type { Reading } from "../domain/reading.ts";
import type { Run } from "./run.ts";
import { nearestAnswers, sureAnswer } from "./sure-answer.ts";
import { topicFlow } from "./topic-flow.ts";

/** What words ask besides: a flow that comes first goes on with it. */
export function matterOf(run: Run, reading: Pick<Reading, "answers" | "topics">) {
  const article = sureAnswer(run, reading) ?? "";
  return { article, nearest: nearestAnswers(run, reading).join(","), topic: topicFlow(run, reading)?.topic ?? "" };
}
