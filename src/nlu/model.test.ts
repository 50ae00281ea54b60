import { describe, expect, it } from "vitest";
import type { Features } from "./features.ts";
import { createClassifier, type Head } from "./model.ts";
import { readModel, writeModel } from "./model-file.ts";
import { type Example, trainModel } from "./train-model.ts";

const HEADS: Head[] = [
  { name: "topic", kind: "one", labels: ["pay", "visa", "boat"] },
  { name: "kinds", kind: "some", labels: ["danger", "child"] },
];
/** Features by the numbers of words; the hashes stand far apart, as real ones do. */
const seen = (...numbers: number[]): Features => ({
  keys: Uint32Array.from(numbers, (number) => number * 7_919_993),
  values: Float32Array.from(numbers, () => 1 / Math.sqrt(numbers.length)),
  words: Uint16Array.from(numbers, (_, place) => place),
});
const example = (topic: string, kinds: string[], ...words: number[]): Example => ({
  features: seen(...words),
  truth: { topic: [topic], kinds },
});
const EXAMPLES: Example[] = [
  ...[11, 12, 13].flatMap((word) => [example("pay", [], 1, 2, word), example("pay", [], 1, 3, word)]),
  ...[21, 22, 23].flatMap((word) => [example("visa", [], 4, 5, word), example("visa", [], 4, 6, word)]),
  ...[31, 32, 33].flatMap((word) => [example("boat", ["danger"], 7, 8, word), example("boat", ["danger"], 7, 9, word)]),
];
const model = trainModel(HEADS, EXAMPLES, { width: 16, rounds: 60 });

describe("a model", () => {
  const { classify, explain } = createClassifier(model);

  it("tells what it has learnt, each head by itself", () => {
    const { topic, kinds } = classify(seen(7, 9, 40)) as { topic: Float32Array; kinds: Float32Array };
    expect(topic.indexOf(Math.max(...topic))).toBe(2);
    expect(topic.reduce((sum, score) => sum + score, 0)).toBeCloseTo(1, 5);
    expect(kinds[0]).toBeGreaterThan(0.5);
    expect(kinds[1]).toBeLessThan(0.5);
  });

  it("is in doubt where it knows nothing", () => {
    const { topic } = classify(seen(90, 91)) as { topic: Float32Array };
    expect(Math.max(...topic)).toBeLessThan(0.6);
  });

  it("names the words that speak for a label", () => {
    const shares = explain(seen(90, 7, 91), "kinds", "danger", 3);
    expect(shares[1]).toBeGreaterThan(0);
    expect([shares[0], shares[2]]).toEqual([0, 0]);
    expect(() => explain(seen(1), "kinds", "fire", 1)).toThrow("the model knows no kinds fire");
  });

  it("is learnt to the same bit each time", () => {
    expect(writeModel(trainModel(HEADS, EXAMPLES, { width: 16, rounds: 60 }), {})).toEqual(writeModel(model, {}));
  });
});

describe("a model file", () => {
  const file = writeModel(model, { made: "here" });

  it("brings back all that was written", () => {
    const read = readModel(file);
    expect(read.about).toEqual({ made: "here" });
    expect(read.model).toEqual(model);
  });

  it("may lie anywhere in memory", () => {
    const shifted = new Uint8Array(file.length + 1);
    shifted.set(file, 1);
    expect(readModel(shifted.subarray(1)).model.keys).toEqual(model.keys);
  });

  it.each([
    ["something else", new TextEncoder().encode("{}"), "this is no model of Sanad"],
    ["a part", file.subarray(0, file.length - 8), "this model is cut short"],
  ])("is refused when it is %s", (_, bytes, fault) => {
    expect(() => readModel(bytes)).toThrow(fault);
  });
});
