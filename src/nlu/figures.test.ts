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
  [79.2, ABOUT, TOPIC.first],
  [92.5, ABOUT, TOPIC.three],
  [94.0, ABOUT, DANGER.noticed],
  [93.3, ABOUT, DANGER.urgentNoticed],
  [75.3, ABOUT, DANGER.urgentAsUrgent],
  [76.9, ABOUT, ANSWER.first],
  [85.0, ABOUT, ANSWER.three],
  [80.3, ABOUT, ANSWER.silent],
  [93.5, ABOUT, ANSWER.sureRight],
  [87.4, ["commands"], COMMAND.right],
];
const MOST: typeof LEAST = [
  [9.8, ABOUT, DANGER.hardTaken],
  [11.9, ABOUT, DANGER.plainTaken],
  [15.0, ABOUT, DANGER.concernAsUrgent],
  [4.9, ["commands"], COMMAND.nearTaken],
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
