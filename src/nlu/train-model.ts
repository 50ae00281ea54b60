import type { Features } from "./features.ts";
import { type Encoded, type Known, Learner } from "./learner.ts";
import { type Head, keyOf, type Model } from "./model.ts";
import { randomNumbers, shuffle } from "./random.ts";

/** A message to learn from: by head, the label or labels that hold; a head that is absent is not learnt from it. */
export type Example = { features: Features; truth: Readonly<Record<string, readonly string[]>> };

export type Training = {
  /** Numbers in a row of the model. */
  width?: number;
  /** The most frequent features are kept, so many. */
  most?: number;
  rounds?: number;
};

/**
 * Learns a model from examples. The same examples in the same order give the same model to the bit. Time grows with the
 * number of examples, rounds and width; memory with the features kept.
 */
export function trainModel(heads: readonly Head[], examples: readonly Example[], training: Training = {}): Model {
  const { width = 64, most = 52_000, rounds = 22 } = training;
  const known = chooseFeatures(examples, most);
  const batch = examples.map((example) => encode(example, heads, known));
  const learner = new Learner(heads, known.keys.length, width);
  const order = batch.map((_, at) => at);
  const random = randomNumbers(1);
  for (let round = 0; round < rounds; round++) {
    shuffle(order, random);
    const rate = FIRST_RATE * (1 - (LAST * round) / rounds);
    for (const at of order) learner.learn(batch[at] as Encoded, rate, random);
    if (round >= rounds - AVERAGED) learner.note();
  }
  learner.average(Math.min(rounds, AVERAGED));
  const small = learner.quantize();
  for (let round = 0; round < LAST_ROUNDS; round++) {
    shuffle(order, random);
    for (const at of order) learner.adjust(batch[at] as Encoded, LAST_RATE * FIRST_RATE, random);
  }
  return learner.finish(known, small);
}

const FIRST_RATE = 0.1;
/** The rate falls by this much of itself over the rounds. */
const LAST = 0.95;
/** Once the rows are made small, the weights are learnt a little more. */
const LAST_ROUNDS = 2;
const LAST_RATE = 0.1;
/** The model is the mean of what it was after each of the last rounds: one round's chance matters less. */
const AVERAGED = 6;

/** The features that stand in two messages or more, the most frequent ones; rarer ones weigh more. */
function chooseFeatures(examples: readonly Example[], most: number): Known {
  const counts = new Map<number, number>();
  for (const { features } of examples) {
    for (const hash of features.keys) counts.set(keyOf(hash), (counts.get(keyOf(hash)) ?? 0) + 1);
  }
  const kept = [...counts]
    .filter(([, count]) => count > 1)
    .sort(([one, more], [other, less]) => less - more || one - other)
    .slice(0, most)
    .map(([key]) => key);
  const keys = Uint32Array.from(kept).sort();
  const rarity = Float32Array.from(
    keys,
    (key) => Math.log(1 + examples.length / (counts.get(key) as number)) / Math.log(1 + examples.length / 2),
  );
  return { keys, places: new Map(Array.from(keys, (key, place): [number, number] => [key, place])), rarity };
}

function encode({ features, truth }: Example, heads: readonly Head[], { places, rarity }: Known): Encoded {
  const found: number[] = [];
  const values: number[] = [];
  features.keys.forEach((hash, i) => {
    const place = places.get(keyOf(hash));
    if (place === undefined) return;
    found.push(place);
    values.push((features.values[i] as number) * (rarity[place] as number));
  });
  return {
    places: Int32Array.from(found),
    values: Float32Array.from(values),
    truth: heads.map(({ name, labels }) => truth[name]?.map((label) => labels.indexOf(label)) ?? null),
  };
}
