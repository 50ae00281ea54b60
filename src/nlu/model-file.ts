import { ConfigError } from "../base/errors.ts";
import type { Head, Model } from "./model.ts";
import { byteOf, CENTERS, normOf } from "./quantize.ts";

/**
 * A model as a file: a mark, the length of a JSON header, the header, then the steps from key to key (seven bits a byte),
 * lengths of rows, codes, centers, weights and biases; numbers of four bytes are little-endian. `about` is kept in the
 * header as it is given; it must be JSON.
 */
export function writeModel(model: Model, about: unknown): Uint8Array {
  const { heads, width, size, keys, codes, centers, norms, weights, biases } = model;
  const steps = writeSteps(keys);
  const sizes = { width, size, features: keys.length, steps: steps.length };
  const header = new TextEncoder().encode(JSON.stringify({ heads, ...sizes, about }));
  const body = [steps, Uint8Array.from(norms, byteOf), codes, bytesOf(centers), bytesOf(weights), bytesOf(biases)];
  const parts = [Uint8Array.from(MARK), lengthOf(header), header, ...body];
  const file = new Uint8Array(parts.reduce((sum, part) => sum + padded(part.length), 0));
  let at = 0;
  for (const part of parts) {
    file.set(part, at);
    at += padded(part.length);
  }
  return file;
}

/** Throws a `ConfigError` where the bytes are no such file. */
export function readModel(file: Uint8Array): { model: Model; about: unknown } {
  if (MARK.some((byte, i) => file[i] !== byte))
    throw new ConfigError("this is no model of Sanad; make one with sanad train");
  // A copy that begins at 0, so that numbers of four bytes lie where they may.
  const bytes = file.slice();
  const length = new DataView(bytes.buffer).getUint32(MARK.length, true);
  const start = MARK.length + 4;
  const { heads, width, size, features, steps, about } = readHeader(bytes.subarray(start, start + length));
  const labels = heads.reduce((sum, head) => sum + head.labels.length, 0);
  const codes = (features * width) / size;
  const sizes = [steps, features, codes, CENTERS * width * 4, width * labels * 4, labels * 4];
  let at = start + padded(length);
  const [atSteps, atNorms, atCodes, atCenters, atWeights, atBiases] = sizes.map((size) => {
    const place = at;
    at += padded(size);
    return place;
  }) as [number, number, number, number, number, number];
  if (at !== bytes.length) throw new ConfigError("this model is cut short; make it anew with sanad train");
  return {
    model: {
      heads,
      width,
      size,
      keys: readSteps(bytes.subarray(atSteps, atSteps + steps), features),
      norms: Float32Array.from(bytes.subarray(atNorms, atNorms + features), normOf),
      codes: bytes.subarray(atCodes, atCodes + codes),
      centers: new Float32Array(bytes.buffer, atCenters, CENTERS * width),
      weights: new Float32Array(bytes.buffer, atWeights, width * labels),
      biases: new Float32Array(bytes.buffer, atBiases, labels),
    },
    about,
  };
}

/** "sanad-1\n" */
const MARK: readonly number[] = [0x73, 0x61, 0x6e, 0x61, 0x64, 0x2d, 0x31, 0x0a];

type Header = {
  heads: Head[];
  width: number;
  size: number;
  features: number;
  /** Bytes of the keys. */
  steps: number;
  about: unknown;
};

function readHeader(bytes: Uint8Array): Header {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as Header;
  } catch {
    throw new ConfigError("this model cannot be read; make it anew with sanad train");
  }
}

function lengthOf({ length }: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, length, true);
  return bytes;
}

function padded(length: number): number {
  return length + ((4 - (length % 4)) % 4);
}

function bytesOf({ buffer, byteOffset, byteLength }: Float32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/** The last byte of a step has its highest bit set. */
const END = 0x80;

function writeSteps(keys: Uint32Array): Uint8Array {
  const bytes: number[] = [];
  let last = 0;
  for (const key of keys) {
    let step = key - last;
    last = key;
    for (; step >= END; step = Math.floor(step / END)) bytes.push(step % END);
    bytes.push(step | END);
  }
  return Uint8Array.from(bytes);
}

function readSteps(bytes: Uint8Array, count: number): Uint32Array {
  const keys = new Uint32Array(count);
  let at = 0;
  let last = 0;
  for (let i = 0; i < count; i++) {
    let step = 0;
    let weight = 1;
    for (; (bytes[at] as number) < END; at++, weight *= END) step += (bytes[at] as number) * weight;
    last += step + ((bytes[at++] as number) - END) * weight;
    keys[i] = last;
  }
  return keys;
}
