import { describe, expect, test } from "vitest";
import { type Fact, indicatorsOf, type Weight } from "./instrument.ts";
import { judge } from "./judge.ts";
import { realInstrument } from "./testing/real-instruments.ts";

const ADULT = realInstrument("ilo-adult-labour");
const CHILD = realInstrument("ilo-child-labour");

const yes = (...ids: string[]) => Object.fromEntries(ids.map((id) => [id, "yes" as const]));
const judged = (instrument: typeof ADULT, ids: string, ...facts: Fact[]) =>
  judge(instrument, yes(...ids.split(" ").filter(Boolean)), new Set(facts));

describe("a dimension", () => {
  /** By the rule of the adult list, in a list of one dimension with ten indicators of each weight. */
  const positive = (strong: number, medium: number, weak: number) => {
    const many = (weight: Weight, letters: string) =>
      Array.from({ length: 10 }, (_, i) => ({ ...indicatorsOf(ADULT)[0]!, id: `${letters}${i}`, weight }));
    const indicators = [...many("strong", "S"), ...many("medium", "M"), ...many("weak", "W")];
    const one = { ...ADULT, dimensions: [{ ...ADULT.dimensions[0]!, indicators }] };
    const ids = (letter: string, count: number) => Array.from({ length: count }, (_, i) => `${letter}${i}`);
    return judge(one, yes(...ids("S", strong), ...ids("M", medium), ...ids("W", weak)), new Set()).dimensions.D1;
  };

  test.each([
    [0, 0, 0, false],
    [1, 0, 0, false],
    [0, 2, 0, false],
    [0, 1, 2, false],
    [0, 0, 9, false],
    [0, 1, 9, false],
    [1, 0, 1, true],
    [1, 1, 0, true],
    [2, 0, 0, true],
    [0, 2, 1, true],
    [0, 3, 0, true],
  ])("of %i strong, %i medium and %i weak is positive: %s", (strong, medium, weak, expected) => {
    expect(positive(strong, medium, weak)).toEqual({ strong, medium, weak, positive: expected });
  });

  test("of abuse of vulnerability has no strong indicator for adults", () => {
    expect(judged(ADULT, "AV1 AV2").dimensions.D3?.positive).toBe(false);
    expect(judged(ADULT, "AV1 AV2 AV15").dimensions.D3?.positive).toBe(true);
  });
});

describe("for an adult the result", () => {
  const D = { 1: "DR1 DR2", 2: "CR2 CR4 CR5", 3: "AV1 AV2 AV3", 4: "EX1 EX2", 5: "CD5 CD6 CD7", 6: "AD1 AD2 AD3" };

  test.each([
    ["nothing", "", [], 4],
    ["one that is not enough", "EX1", [], 4],
    ["exploitation alone", D[4], ["C"], 3],
    ["exploitation and dependency at the destination", `${D[4]} ${D[6]}`, ["B"], 2],
    ["exploitation and deceit", `${D[4]} ${D[1]}`, ["B"], 2],
    ["exploitation and coercion at the destination", `${D[4]} ${D[5]}`, ["B"], 2],
    ["exploitation, coercion and deceit", `${D[4]} ${D[5]} ${D[1]}`, ["A", "B"], 2],
    ["exploitation, coercion and coercive recruitment", `${D[4]} ${D[5]} ${D[2]}`, ["A", "B"], 2],
    ["exploitation, coercion and abuse of vulnerability", `${D[4]} ${D[5]} ${D[3]}`, ["A", "B"], 2],
    ["deceit before work", D[1], ["D"], 3],
    ["coercion at the destination without exploitation", D[5], ["E"], 2],
    ["that and deceit", `${D[5]} ${D[1]}`, ["E", "D"], 2],
    ["dependency alone", D[6], [], 4],
    ["papers taken at work", "CD1", ["E"], 2],
    ["violence at recruitment, and exploitation", `CR1 ${D[4]}`, ["E", "C"], 2],
  ])("of %s", (_, ids, rows, priority) => {
    const judgement = judged(ADULT, ids);
    const expected = rows.length === 0 ? ["none"] : rows;
    expect(judgement).toMatchObject({ rows: expected, result: expected[0], priority });
  });

  test.each([
    ["A, still in it", `${D[4]} ${D[5]} ${D[1]}`, ["still_in_it"], "A", 1],
    ["B, still in it", `${D[4]} ${D[1]}`, ["still_in_it"], "B", 2],
    ["B, and E still in it", `${D[4]} ${D[1]} CD1`, ["still_in_it"], "B", 1],
    ["D, travel near", D[1], ["travel_near"], "D", 2],
    ["E, still in it", "CD1", ["still_in_it"], "E", 1],
    ["sexual exploitation", "", ["sexual_exploitation"], "E", 2],
    ["organs, still there", "", ["organs", "still_in_it"], "E", 1],
    ["nothing, still there", "", ["still_in_it"], "none", 4],
  ] as const)("and its priority: %s", (_, ids, facts, result, priority) => {
    expect(judged(ADULT, ids, ...facts)).toMatchObject({ result, priority });
  });

  test("is never that of a child", () => {
    expect(judged(ADULT, "EX1 EX2 CD1", "under_18").rows).not.toContain("child");
  });
});

describe("for a child the result", () => {
  test.each([
    ["any sign of exploitation at work", "EX2", "child", 2],
    ["anything strong", "DR10", "child", 2],
    ["what is strong for a child only", "CR2", "child", 2],
    ["two signs that are not", "DR2 AV1", "none", 4],
    ["deceit that is not strong", "DR2 DR3 DR4", "D", 3],
  ])("of %s", (_, ids, result, priority) => {
    expect(judged(CHILD, ids)).toMatchObject({ result, priority });
  });

  test.each([
    [["sexual_exploitation"], "child", 2],
    [["begging_or_marriage"], "child", 2],
    [["begging_or_marriage", "still_in_it"], "child", 1],
    [["organs"], "E", 2],
    [["child_hurt_now"], "none", 1],
    [["child_unsafe"], "none", 1],
    [["child_alone"], "none", 2],
  ] as const)("of the facts %j", (facts, result, priority) => {
    expect(judged(CHILD, "", ...facts)).toMatchObject({ result, priority });
  });

  test("never counts what the list for children lacks", () => {
    expect(judged(CHILD, "AV8 EX8")).toMatchObject({ result: "none", reasons: [] });
  });
});

test("reasons name the row, its dimensions, the indicators with their weight, and what made it more urgent", () => {
  expect(judged(ADULT, "EX1 EX2 CD1 CD5 DR1 DR2", "still_in_it").reasons[0]).toEqual({
    result: "A",
    priority: 1,
    dimensions: ["D4", "D5", "D1"],
    indicators: [
      { indicator: "DR1", weight: "strong" },
      { indicator: "DR2", weight: "medium" },
      { indicator: "EX1", weight: "strong" },
      { indicator: "EX2", weight: "medium" },
      { indicator: "CD1", weight: "strong" },
      { indicator: "CD5", weight: "medium" },
    ],
    facts: ["still_in_it"],
  });
});

test("no and unknown count for nothing", () => {
  const values = Object.fromEntries(indicatorsOf(ADULT).map(({ id }, i) => [id, i % 2 ? "no" : "unknown"] as const));
  expect(judge(ADULT, values, new Set())).toEqual(judge(ADULT, {}, new Set()));
});
