import type { Features } from "./features.ts";
import { CENTERS, type Quantized } from "./quantize.ts";

/** `one`: exactly one of the labels holds; `some`: each by itself. */
export type Head = { name: string; kind: "one" | "some"; labels: readonly string[] };

/**
 * A linear model of low rank: a message is the weighted sum of its features' rows, and each label weighs that sum. The
 * rows are kept small (`quantize`), so that the file is.
 */
export type Model = Quantized & {
  heads: readonly Head[];
  /** Numbers in a row. */
  width: number;
  /** The features that are known, rising; see `keyOf`. */
  keys: Uint32Array;
  /** For each number of a row, the weights of all labels of all heads. */
  weights: Float32Array;
  biases: Float32Array;
};

/** Of a feature's hash so much is kept: one unknown feature in some three hundred is taken for a known one. */
export function keyOf(hash: number): number {
  return hash >>> 8;
}

/** Scores 0..1 by head, then in the order of its labels. */
export type Scores = Readonly<Record<string, Float32Array>>;

export type Classifier = {
  heads: readonly Head[];
  classify(features: Features): Scores;
  /** How much each of `count` words speaks for a label; words that say nothing for it are 0 or less. */
  explain(features: Features, head: string, label: string, count: number): Float32Array;
};

export function createClassifier(model: Model): Classifier {
  const { heads, width, size, codes, centers, norms, weights, biases } = model;
  const parts = width / size;
  const places = new Map(Array.from(model.keys, (key, place): [number, number] => [key, place]));
  const labels = biases.length;
  const sum = new Float32Array(width);
  const starts = new Map<string, number>();
  let total = 0;
  for (const head of heads) {
    starts.set(head.name, total);
    total += head.labels.length;
  }
  if (total !== labels) throw new Error(`the model has ${labels} labels, its heads ${total}`);

  return {
    heads,
    classify({ keys, values }) {
      sum.fill(0);
      for (let i = 0; i < keys.length; i++) {
        const place = places.get(keyOf(keys[i] as number));
        if (place === undefined) continue;
        const weight = (values[i] as number) * (norms[place] as number);
        for (let part = 0; part < parts; part++) {
          const base = (part * CENTERS + (codes[place * parts + part] as number)) * size;
          const start = part * size;
          for (let k = 0; k < size; k++) {
            sum[start + k] = (sum[start + k] as number) + weight * (centers[base + k] as number);
          }
        }
      }
      const raw = Float32Array.from(biases);
      for (let k = 0; k < width; k++) {
        const base = k * labels;
        const weight = sum[k] as number;
        for (let j = 0; j < labels; j++) raw[j] = (raw[j] as number) + weight * (weights[base + j] as number);
      }
      return Object.fromEntries(
        heads.map(({ name, kind, labels }) => {
          const start = starts.get(name) as number;
          return [name, (kind === "one" ? softmax : sigmoid)(raw.subarray(start, start + labels.length))];
        }),
      );
    },
    explain({ keys, values, words }, head, label, count) {
      const at = heads.find(({ name }) => name === head)?.labels.indexOf(label) ?? -1;
      if (at < 0) throw new Error(`the model knows no ${head} ${label}`);
      const column = (starts.get(head) as number) + at;
      const shares = new Float32Array(count);
      for (let i = 0; i < keys.length; i++) {
        const place = places.get(keyOf(keys[i] as number));
        const word = words[i] as number;
        if (place === undefined || word >= count) continue;
        let share = 0;
        for (let part = 0; part < parts; part++) {
          const base = (part * CENTERS + (codes[place * parts + part] as number)) * size;
          for (let k = 0; k < size; k++) {
            share += (centers[base + k] as number) * (weights[(part * size + k) * labels + column] as number);
          }
        }
        shares[word] = (shares[word] as number) + share * (values[i] as number) * (norms[place] as number);
      }
      return shares;
    },
  };
}

/** In place. */
export function softmax(raw: Float32Array): Float32Array {
  const most = raw.reduce((one, other) => Math.max(one, other), -Infinity);
  let sum = 0;
  for (let i = 0; i < raw.length; i++) {
    raw[i] = Math.exp((raw[i] as number) - most);
    sum += raw[i] as number;
  }
  for (let i = 0; i < raw.length; i++) raw[i] = (raw[i] as number) / sum;
  return raw;
}

/** In place. */
export function sigmoid(raw: Float32Array): Float32Array {
  for (let i = 0; i < raw.length; i++) raw[i] = 1 / (1 + Math.exp(-(raw[i] as number)));
  return raw;
}
