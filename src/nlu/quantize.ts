import { randomNumbers } from "./random.ts";

/**
 * Rows kept small: each is cut into parts of `size` numbers, and of each part only the number of the nearest of 256
 * centers is kept (product quantization); its length is kept apart.
 */
export type Quantized = {
  /** Numbers in a part. */
  size: number;
  /** For each row, one byte a part. */
  codes: Uint8Array;
  /** For each part 256 centers of `size` numbers. */
  centers: Float32Array;
  /** The length of each row. */
  norms: Float32Array;
};

export const CENTERS = 256;
const ROUNDS = 8;
/** Centers are sought among so many rows. */
const SAMPLE = 16_384;

/** `rows` is consumed: it is left with rows of length 1. The width of a row is a multiple of `size`. */
export function quantize(rows: Float32Array, width: number, size: number): Quantized {
  const count = rows.length / width;
  const parts = width / size;
  const norms = new Float32Array(count);
  for (let row = 0; row < count; row++) norms[row] = normalize(rows.subarray(row * width, (row + 1) * width));
  const codes = new Uint8Array(count * parts);
  const centers = new Float32Array(parts * CENTERS * size);
  const random = randomNumbers(3);
  const sample = Int32Array.from({ length: Math.min(SAMPLE, count) }, () => Math.floor(random() * count));
  for (let part = 0; part < parts; part++) {
    const own = centers.subarray(part * CENTERS * size, (part + 1) * CENTERS * size);
    const cut = { rows, width, from: part * size, size };
    for (let center = 0; center < CENTERS; center++) {
      const start = (sample[center % sample.length] as number) * width + cut.from;
      own.set(rows.subarray(start, start + size), center * size);
    }
    for (let round = 0; round < ROUNDS; round++) improve(own, cut, sample);
    for (let row = 0; row < count; row++) codes[row * parts + part] = nearest(own, cut, row);
  }
  fitNorms({ size, codes, centers, norms }, rows, parts);
  return { size, codes, centers, norms };
}

/** Centers are means and so shorter than what they stand for: each row gets the length at which it errs least. */
function fitNorms({ size, codes, centers, norms }: Quantized, rows: Float32Array, parts: number): void {
  norms.forEach((norm, row) => {
    let along = 0;
    let square = 0;
    for (let k = 0; k < parts * size; k++) {
      const part = Math.floor(k / size);
      const kept = centers[(part * CENTERS + (codes[row * parts + part] as number)) * size + (k % size)] as number;
      along += kept * (rows[row * parts * size + k] as number);
      square += kept * kept;
    }
    norms[row] = (norm * Math.max(along, 0)) / (square || 1);
  });
}

type Cut = { rows: Float32Array; width: number; from: number; size: number };

/** One round of k-means. */
function improve(centers: Float32Array, cut: Cut, sample: Int32Array): void {
  const { rows, width, from, size } = cut;
  const sums = new Float32Array(centers.length);
  const counts = new Int32Array(CENTERS);
  for (const row of sample) {
    const center = nearest(centers, cut, row);
    counts[center] = (counts[center] as number) + 1;
    for (let k = 0; k < size; k++) {
      sums[center * size + k] = (sums[center * size + k] as number) + (rows[row * width + from + k] as number);
    }
  }
  for (let center = 0; center < CENTERS; center++) {
    const count = counts[center] as number;
    if (count === 0) continue;
    for (let k = 0; k < size; k++) centers[center * size + k] = (sums[center * size + k] as number) / count;
  }
}

function nearest(centers: Float32Array, { rows, width, from, size }: Cut, row: number): number {
  const start = row * width + from;
  let best = 0;
  let least = Infinity;
  for (let center = 0; center < CENTERS; center++) {
    let distance = 0;
    const base = center * size;
    for (let k = 0; k < size && distance < least; k++) {
      const apart = (rows[start + k] as number) - (centers[base + k] as number);
      distance += apart * apart;
    }
    if (distance < least) {
      least = distance;
      best = center;
    }
  }
  return best;
}

function normalize(row: Float32Array): number {
  let sum = 0;
  for (const value of row) sum += value * value;
  const length = Math.sqrt(sum) || 1;
  for (let k = 0; k < row.length; k++) row[k] = (row[k] as number) / length;
  return length;
}

/** A length as one byte keeps it: in steps of a sixteenth of its natural logarithm. */
export function roundNorm(norm: number): number {
  return normOf(byteOf(norm));
}

/** 0 for nothing. */
export function byteOf(norm: number): number {
  return norm > 0 ? Math.min(255, Math.max(1, Math.round(Math.log(norm) * 16) + MIDDLE)) : 0;
}

export function normOf(byte: number): number {
  return byte === 0 ? 0 : Math.exp((byte - MIDDLE) / 16);
}

const MIDDLE = 160;
