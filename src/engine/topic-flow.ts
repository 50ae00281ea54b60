import type { Reading } from "../domain/reading.ts";
import type { Topic } from "../domain/topic.ts";
import { isCovered } from "./covered.ts";
import { flowOf, type Run } from "./run.ts";
import { thresholds } from "./thresholds.ts";

export type TopicFlow = { topic: string; flow: string };

/** The flow that takes up what was written, where that is surely about a topic which has one. */
export function topicFlow(run: Run, reading: Partial<Pick<Reading, "topics">>): TopicFlow | null {
  return flowFrom(run, reading, thresholds.topic);
}

/** Whether the words are for the line itself, beyond doubt, and no entry answers them whatever it seems. */
export function isForLine(run: Run, reading: Partial<Pick<Reading, "topics">>): boolean {
  const found = flowFrom(run, reading, thresholds.own);
  return found !== null && !wantsEntries(run, found.flow);
}

/** Whether a flow offers the nearest entries: what it takes up is a question that we could not answer. */
export function wantsEntries(run: Run, flow: string): boolean {
  return "nearest" in flowOf(run.revision, flow).variables;
}

function flowFrom(run: Run, { topics }: Partial<Pick<Reading, "topics">>, least: number): TopicFlow | null {
  const best = topics?.[0];
  if (!best || best.score < least || isCovered(run)) return null;
  const flow = run.revision.helpline.topics?.[best.topic as Topic];
  return flow === undefined ? null : { topic: best.topic, flow };
}
