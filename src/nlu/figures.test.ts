import { expect, test } from "vitest";
import { ANSWER, COMMAND, DANGER, type Measure, type Read, share, TOPIC } from "../../bench/understanding/measures.ts";
import { BLIND, readSet, type SetName } from "../../bench/understanding/messages.ts";
import { createReader } from "../../bench/understanding/reader.ts";
import { BUILT } from "./testing/built.ts";

/**
 * What `npm run bench:understanding` printed for the blind sets, three points worse: a model that understands less is
 * noticed here. Raise the limits when it understands more.
 */
const ABOUT: readonly SetName[] = ["topics", "answers", "danger"];
const LEAST: readonly [percent: number, sets: readonly SetName[], measure: Measure][] = [
  [79.3, ABOUT, TOPIC.first],
  [92.5, ABOUT, TOPIC.three],
  [94.2, ABOUT, DANGER.noticed],
  [93.9, ABOUT, DANGER.urgentNoticed],
  [74.0, ABOUT, DANGER.urgentAsUrgent],
  [76.9, ABOUT, ANSWER.first],
  [84.0, ABOUT, ANSWER.three],
  [80.7, ABOUT, ANSWER.silent],
  [93.6, ABOUT, ANSWER.sureRight],
  [88.5, ["commands"], COMMAND.right],
];
const MOST: typeof LEAST = [
  [10.5, ABOUT, DANGER.hardTaken],
  [11.3, ABOUT, DANGER.plainTaken],
  [14.2, ABOUT, DANGER.concernAsUrgent],
  [5.5, ["commands"], COMMAND.nearTaken],
];

const { readAll } = createReader(BUILT);
const reads = new Map(BLIND.map((name): [SetName, Read[]] => [name, readAll(readSet(name))]));

for (const [percent, sets, measure] of LEAST) {
  test(`${measure.name} (${sets.join(", ")}): in ${percent} % at least`, () => {
    expect(percentOf(measure, sets)).toBeGreaterThanOrEqual(percent);
  });
}

for (const [percent, sets, measure] of MOST) {
  test(`${measure.name} (${sets.join(", ")}): in ${percent} % at most`, () => {
    expect(percentOf(measure, sets)).toBeLessThanOrEqual(percent);
  });
}

function percentOf(measure: Measure, sets: readonly SetName[]): number {
  const { hits, of } = share(
    measure,
    sets.flatMap((name) => reads.get(name) as Read[]),
  );
  return (100 * hits) / of;
}
