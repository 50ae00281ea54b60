import type { Model } from "./model.ts";
import { readModel, writeModel } from "./model-file.ts";
import type { LexiconSource } from "./read-lexicon.ts";

/**
 * All that is needed to understand messages, as one file that `npm run train` builds from `flows/`. `made_from` is a
 * hash of what it was built from, to see when it is stale.
 */
export type Understanding = { lexicon: LexiconSource; model: Model; made_from: string };

export function writeUnderstanding({ lexicon, model, made_from }: Understanding): Uint8Array {
  return writeModel(model, { lexicon, made_from });
}

/** Throws a `ConfigError` where the bytes are no such file. */
export function readUnderstanding(file: Uint8Array): Understanding {
  const { model, about } = readModel(file);
  const { lexicon, made_from } = about as Pick<Understanding, "lexicon" | "made_from">;
  return { lexicon, model, made_from };
}
