import { describe, expect, test } from "vitest";
import { randomNumbers } from "../nlu/random.ts";
import type { IndicatorValue } from "./findings.ts";
import { indicatorsOf } from "./instrument.ts";
import { judge } from "./judge.ts";
import { naive, weightsIn } from "./testing/naive.ts";
import { realInstrument } from "./testing/real-instruments.ts";

const SETS = 100_000;
const LETTERS = { strong: "S", medium: "M", weak: "W" };

describe.each([
  ["ilo-adult-labour", "adult_labour", [7, 53, 7]],
  ["ilo-child-labour", "child_labour", [15, 50, 0]],
] as const)("%s", (id, column, counts) => {
  const instrument = realInstrument(id);
  const listed = new Map([...weightsIn(column)].filter(([, { weight }]) => weight !== "-"));

  test("has the dimensions and weights of the list that it comes from", () => {
    const own = indicatorsOf(instrument).map(({ id, dimension, weight }) => [
      id,
      { dimension, weight: LETTERS[weight] },
    ]);
    expect(own).toEqual([...listed]);
    const unlisted = [...weightsIn(column).keys()].filter((id) => !listed.has(id));
    expect(instrument.unlisted).toEqual(unlisted);
  });

  test("has as many indicators of each weight as its source says", () => {
    const weights = indicatorsOf(instrument).map(({ weight }) => weight);
    const count = (weight: string) => weights.filter((one) => one === weight).length;
    expect(["strong", "medium", "weak"].map(count)).toEqual(counts);
  });

  test(`comes to what a second reading of the rule says, on ${SETS} random sets of answers`, () => {
    const random = randomNumbers(64);
    const ids = [...weightsIn(column).keys()];
    const seen = new Map<string, number>();
    let different = 0;
    for (let i = 0; i < SETS; i++) {
      const share = random() ** 2;
      const values: Record<string, IndicatorValue> = {};
      for (const id of ids) {
        if (random() < share) values[id] = "yes";
        else if (random() < 0.5) values[id] = random() < 0.5 ? "no" : "unknown";
      }
      const expected = naive(column, new Set(ids.filter((id) => values[id] === "yes")));
      const { dimensions, result } = judge(instrument, values, new Set());
      if (result !== expected.result || !sameTally(dimensions, expected.dimensions)) different++;
      seen.set(result, (seen.get(result) ?? 0) + 1);
    }
    expect(different).toBe(0);
    expect([...seen.keys()].sort()).toEqual(column === "adult_labour" ? ["A", "B", "C", "D", "E", "none"] : REACHED);
  });
});

/** Whoever is A, B or C is a child with a sign of exploitation at work. */
const REACHED = ["D", "E", "child", "none"];

type Tallies = ReturnType<typeof naive>["dimensions"];

function sameTally(one: Tallies, other: Tallies): boolean {
  return Object.entries(other).every(([id, { strong, medium, weak, positive }]) => {
    const own = one[id];
    return own?.strong === strong && own.medium === medium && own.weak === weak && own.positive === positive;
  });
}

test("both instruments hear an answer in the same way, and call an indicator by the same name", () => {
  const [adult, child] = ["ilo-adult-labour", "ilo-child-labour"].map((id) => realInstrument(id));
  const shown = (instrument: typeof adult) =>
    new Map(
      indicatorsOf(instrument!).map(({ id, label, yesIf, forOfficerIf }) => [id, { label, yesIf, forOfficerIf }]),
    );
  const adults = shown(adult);
  for (const [id, told] of shown(child)) expect(adults.get(id)).toEqual(told);
});
