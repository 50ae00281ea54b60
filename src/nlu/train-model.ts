import type { Features } from "./features.ts";
import { type Head, keyOf, type Model, sigmoid, softmax } from "./model.ts";
import { CENTERS, type Quantized, quantize, roundNorm } from "./quantize.ts";
import { randomNumbers, shuffle } from "./random.ts";

/** A message to learn from: by head, the label or labels that hold; a head that is absent is not learnt from it. */
export type Example = { features: Features; truth: Readonly<Record<string, readonly string[]>> };

export type Training = {
  /** Numbers in a row of the model. */
  width?: number;
  /** The most frequent features are kept, so many. */
  most?: number;
  rounds?: number;
  /** How much an error of a head counts; 1 where nothing is said. */
  stress?: Readonly<Record<string, number>>;
};

/**
 * Learns a model from examples. The same examples in the same order give the same model to the bit. Time grows with the
 * number of examples, rounds and width; memory with the features kept.
 */
export function trainModel(heads: readonly Head[], examples: readonly Example[], training: Training = {}): Model {
  const { width = 64, most = 52_000, rounds = 22, stress = {} } = training;
  const known = chooseFeatures(examples, most);
  const batch = examples.map((example) => encode(example, heads, known));
  const learner = new Learner(heads, known.keys.length, width, stress);
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
/** So many features of a message are left out each time it is seen, so that none is relied upon; but some are kept. */
const LEFT_OUT = 0.75;
const FEWEST = 20;
/** This much of the truth is spread over the other labels, so that the model stays a little in doubt. */
const DOUBT = 0.05;

type Known = { keys: Uint32Array; places: ReadonlyMap<number, number>; rarity: Float32Array };

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

type Encoded = { places: Int32Array; values: Float32Array; truth: (readonly number[] | null)[] };

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

/** Gradient descent with a rate of its own for each weight, falling with the sum of its squared gradients (AdaGrad). */
class Learner {
  private readonly labels: number;
  private readonly rows: Float32Array;
  private readonly weights: Float32Array;
  private readonly biases: Float32Array;
  private readonly rowSteps: Float32Array;
  private readonly weightSteps: Float32Array;
  private readonly biasSteps: Float32Array;
  private readonly sum: Float32Array;
  private readonly pull: Float32Array;
  private readonly raw: Float32Array;
  private readonly error: Float32Array;
  private readonly sums: Float32Array[];
  private scale = 1;

  constructor(
    private readonly heads: readonly Head[],
    features: number,
    private readonly width: number,
    private readonly stress: Readonly<Record<string, number>>,
  ) {
    this.labels = heads.reduce((sum, { labels }) => sum + labels.length, 0);
    const random = randomNumbers(2);
    const spread = 1 / Math.sqrt(width);
    this.rows = new Float32Array(features * width).map(() => bell(random) * spread * 0.3);
    this.weights = new Float32Array(width * this.labels).map(() => bell(random) * spread);
    this.biases = new Float32Array(this.labels);
    this.rowSteps = new Float32Array(this.rows.length).fill(1e-2);
    this.weightSteps = new Float32Array(this.weights.length).fill(1e-1);
    this.biasSteps = new Float32Array(this.labels).fill(1e-2);
    this.sum = new Float32Array(width);
    this.pull = new Float32Array(width);
    this.raw = new Float32Array(this.labels);
    this.error = new Float32Array(this.labels);
    this.sums = [this.rows, this.weights, this.biases].map(({ length }) => new Float32Array(length));
  }

  learn(example: Encoded, rate: number, random: () => number): void {
    const used = this.choose(example, random);
    this.forward(example, used);
    this.findError(example);
    this.stepOut(rate);
    this.stepRows(example, used, rate);
  }

  /** What is kept counts for what is left out too. */
  private choose({ places }: Encoded, random: () => number): number[] {
    const used: number[] = [];
    const left = Math.max(0, Math.min(LEFT_OUT, 1 - FEWEST / places.length));
    for (let i = 0; i < places.length; i++) if (random() >= left) used.push(i);
    this.scale = 1 / (1 - left);
    return used;
  }

  private forward({ places, values }: Encoded, used: readonly number[]): void {
    const { width, labels, rows, weights, sum, raw } = this;
    sum.fill(0);
    for (const i of used) {
      const base = (places[i] as number) * width;
      const value = (values[i] as number) * this.scale;
      for (let k = 0; k < width; k++) sum[k] = (sum[k] as number) + value * (rows[base + k] as number);
    }
    raw.set(this.biases);
    for (let k = 0; k < width; k++) {
      const value = sum[k] as number;
      for (let j = 0; j < labels; j++) raw[j] = (raw[j] as number) + value * (weights[k * labels + j] as number);
    }
  }

  private findError({ truth }: Encoded): void {
    const { error, raw } = this;
    let start = 0;
    this.heads.forEach(({ name, kind, labels }, at) => {
      const part = error.subarray(start, start + labels.length);
      const right = truth[at];
      if (right) {
        part.set(raw.subarray(start, start + labels.length));
        const doubt = kind === "one" ? DOUBT : 0;
        if (kind === "one") softmax(part);
        else sigmoid(part);
        for (let j = 0; j < part.length; j++) part[j] = (part[j] as number) - doubt / part.length;
        for (const label of right) part[label] = (part[label] as number) - (1 - doubt);
        const stress = this.stress[name] ?? 1;
        if (stress !== 1) for (let j = 0; j < part.length; j++) part[j] = (part[j] as number) * stress;
      } else part.fill(0);
      start += labels.length;
    });
  }

  private stepOut(rate: number): void {
    const { width, labels, weights, weightSteps, error, sum, pull } = this;
    for (let k = 0; k < width; k++) {
      const value = sum[k] as number;
      let total = 0;
      for (let j = 0; j < labels; j++) {
        const place = k * labels + j;
        const wrong = error[j] as number;
        if (wrong === 0) continue;
        total += wrong * (weights[place] as number);
        const step = wrong * value;
        const steps = (weightSteps[place] as number) + step * step;
        weightSteps[place] = steps;
        weights[place] = (weights[place] as number) - (rate * step) / Math.sqrt(steps);
      }
      pull[k] = total;
    }
    for (let j = 0; j < labels; j++) {
      const step = error[j] as number;
      const steps = (this.biasSteps[j] as number) + step * step;
      this.biasSteps[j] = steps;
      this.biases[j] = (this.biases[j] as number) - (rate * step) / Math.sqrt(steps);
    }
  }

  private stepRows({ places, values }: Encoded, used: readonly number[], rate: number): void {
    const { width, rows, rowSteps, pull } = this;
    for (const i of used) {
      const base = (places[i] as number) * width;
      const value = (values[i] as number) * this.scale;
      for (let k = 0; k < width; k++) {
        const step = (pull[k] as number) * value;
        const steps = (rowSteps[base + k] as number) + step * step;
        rowSteps[base + k] = steps;
        rows[base + k] = (rows[base + k] as number) - (rate * step) / Math.sqrt(steps);
      }
    }
  }

  /** Notes what has been learnt so far, for `average`. */
  note(): void {
    [this.rows, this.weights, this.biases].forEach((values, at) => {
      const sums = this.sums[at] as Float32Array;
      for (let i = 0; i < values.length; i++) sums[i] = (sums[i] as number) + (values[i] as number);
    });
  }

  /** Puts the mean of `count` notes in place of what was learnt last. */
  average(count: number): void {
    [this.rows, this.weights, this.biases].forEach((values, at) => {
      const sums = this.sums[at] as Float32Array;
      for (let i = 0; i < values.length; i++) values[i] = (sums[i] as number) / count;
    });
  }

  /** Makes the rows small; from then on they are what the small ones stand for, and do not change any more. */
  quantize(): Quantized {
    const { rows, width } = this;
    const small = quantize(rows, width, PART);
    const { codes, centers, norms } = small;
    const parts = width / PART;
    norms.forEach((exact, row) => {
      const norm = roundNorm(exact);
      norms[row] = norm;
      for (let part = 0; part < parts; part++) {
        const base = (part * CENTERS + (codes[row * parts + part] as number)) * PART;
        const start = row * width + part * PART;
        for (let k = 0; k < PART; k++) rows[start + k] = norm * (centers[base + k] as number);
      }
    });
    return small;
  }

  /** Learns the labels' weights only. */
  adjust(example: Encoded, rate: number, random: () => number): void {
    this.forward(example, this.choose(example, random));
    this.findError(example);
    this.stepOut(rate);
  }

  /** The weight of rare features goes into the length of their rows. */
  finish({ keys, rarity }: Known, small: Quantized): Model {
    const { width, heads, weights, biases } = this;
    const norms = small.norms.map((norm, row) => roundNorm(norm * (rarity[row] as number)));
    return { ...small, norms, heads, width, keys, weights, biases };
  }
}

/** Numbers in a part of a row. */
const PART = 8;

function bell(random: () => number): number {
  return (random() + random() + random() + random() - 2) * 1.7;
}
