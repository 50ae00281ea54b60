/**
 * The words of one meaning in every variety. A word is a stem: what may stand before and after it in a sentence is
 * allowed for. `=word` stands only as it is; several words are a phrase. `numbers` is a range, both ends included.
 */
export type Concept = {
  ar: readonly string[];
  arabizi: readonly string[];
  en: readonly string[];
  /** Emoji and the like. */
  signs: readonly string[];
  numbers: readonly [number, number] | null;
};

export type Concepts = Readonly<Record<string, Concept>>;
