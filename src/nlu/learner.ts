import { type Head, type Model, sigmoid, softmax } from "./model.ts";
import { CENTERS, type Quantized, quantize, roundNorm } from "./quantize.ts";
import { randomNumbers } from "./random.ts";

/** The features that are learnt, rising, their places in the model, and how much more rare ones weigh. */
export type Known = { keys: Uint32Array; places: ReadonlyMap<number, number>; rarity: Float32Array };

/** A message by the places of its features; of each head the labels that hold, or null where nothing is known. */
export type Encoded = { places: Int32Array; values: Float32Array; truth: (readonly number[] | null)[] };

/** So many features of a message are left out each time it is seen, so that none is relied upon; but some are kept. */
const LEFT_OUT = 0.75;
const FEWEST = 20;

/** This much of the truth is spread over the other labels, so that the model stays a little in doubt. */
const DOUBT = 0.05;

/** Gradient descent with a rate of its own for each weight, falling with the sum of its squared gradients (AdaGrad). */
export class Learner {
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
    this.heads.forEach(({ kind, labels }, at) => {
      const part = error.subarray(start, start + labels.length);
      const right = truth[at];
      if (right) {
        part.set(raw.subarray(start, start + labels.length));
        const doubt = kind === "one" ? DOUBT : 0;
        if (kind === "one") softmax(part);
        else sigmoid(part);
        for (let j = 0; j < part.length; j++) part[j] = (part[j] as number) - doubt / part.length;
        for (const label of right) part[label] = (part[label] as number) - (1 - doubt);
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
