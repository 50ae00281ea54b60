import type { Vocabulary } from "../lexicon/vocabulary.ts";
import { skeletonOfArabic, skeletonsOfLatin } from "../text/arabizi.ts";
import type { Writing } from "../text/language.ts";
import { stem } from "../text/stem.ts";
import { wordKey } from "./word-key.ts";

/**
 * What a classifier sees of a message. `keys` are hashes of words, stems, pairs of stems, letters, consonants, concepts and
 * pairs of concepts, each once; `values` weigh them so that each of these kinds counts the same however long the message
 * is; `words` is the word (of those given) that a feature came from.
 */
export type Features = { keys: Uint32Array; values: Float32Array; words: Uint16Array };

export type ExtractFeatures = (words: readonly string[], writing: Writing) => Features;

/** `words` come from `text/tokens`, folded; more than 65,535 are not looked at. */
export function createFeatures(vocabulary: Vocabulary): ExtractFeatures {
  // By name, so that a concept added to the lexicon does not change what others are called.
  const names = vocabulary.names.map((name) => hash(CONCEPT, name));
  return (words, writing) => {
    const bag = new Bag();
    const stems = words.map((word) => stem(wordKey(word)));
    words.forEach((word, at) => {
      addWord(bag, wordKey(word), stems, at);
      addSounds(bag, word, stems[at] as string, writing, at);
    });
    addConcepts(bag, words, writing, vocabulary, names);
    addShape(bag, words, stems, writing);
    return bag.finish();
  };
}

/** The kinds of features, and how much each counts; found by trying on messages that were not learnt from. */
const WORD = 0;
const STEM = 1;
const PAIR = 2;
const LETTERS = 3;
const SOUND = 4;
const CONCEPT = 5;
const CONCEPTS = 6;
const SHAPE = 7;
const WEIGHTS: readonly number[] = [1, 1, 0.7, 1.2, 0.8, 1, 0.7, 0.4];

const SHORTEST_LETTERS = 3;
const LONGEST_LETTERS = 5;
/** Pairs of concepts grow with the square: so many different ones of a message are paired. */
const MOST_CONCEPTS = 40;
const MOST_WORDS = 65_535;

function addWord(bag: Bag, word: string, stems: readonly string[], at: number): void {
  const own = stems[at] as string;
  bag.add(WORD, hash(WORD, word), at);
  bag.add(STEM, hash(STEM, own), at);
  bag.add(PAIR, hash(PAIR, `${stems[at - 1] ?? "^"} ${own}`), at);
  const before = stems[at - 2];
  if (before !== undefined) bag.add(PAIR, hash(PAIR, `${before}_${own}`), at);
  const padded = `<${word.slice(0, 40)}>`;
  for (let size = SHORTEST_LETTERS; size <= LONGEST_LETTERS; size++) {
    for (let from = 0; from + size <= padded.length; from++) {
      bag.add(LETTERS, hash(LETTERS, padded, from, from + size), at);
    }
  }
}

/** The consonants by which Arabic and Arabizi meet (`text/arabizi`). */
function addSounds(bag: Bag, word: string, stemmed: string, writing: Writing, at: number): void {
  const unit = word.charCodeAt(0);
  if (unit >= 0x620 && unit <= 0x6d3) {
    addSound(bag, skeletonOfArabic(stemmed), at);
    addSound(bag, skeletonOfArabic(word), at);
  } else if (writing !== "english") {
    for (const skeleton of skeletonsOfLatin(word)) addSound(bag, skeleton, at);
    const bare = bareLatin(word);
    if (bare !== word) for (const skeleton of skeletonsOfLatin(bare)) addSound(bag, skeleton, at);
  }
}

/** An Arabizi word without the article, persons and tenses before it and what mostly stands after it. */
function bareLatin(word: string): string {
  const rest = word.replace(LATIN_BEFORE, "");
  return rest.length > 4 ? rest.replace(LATIN_AFTER, "") : rest;
}

const LATIN_BEFORE = /^(?:[wfbl]?(?:el|al|il)(?=...)|[wm]?a?(?:by|bt|bn|ha|7a|be|ba|hy|ht|7)(?=...))/;
const LATIN_AFTER = /(?:ny|ni|na|ha|hom|ko|kom|sh|een|in|at|ak|ek|eha|o|y)$/;

function addSound(bag: Bag, skeleton: string, at: number): void {
  if (skeleton.length >= 2) bag.add(SOUND, hash(SOUND, skeleton), at);
  for (let from = 0; from + 3 <= skeleton.length; from++) {
    bag.add(SOUND, hash(SOUND + 16, skeleton, from, from + 3), at);
  }
}

function addConcepts(
  bag: Bag,
  words: readonly string[],
  writing: Writing,
  vocabulary: Vocabulary,
  names: readonly number[],
): void {
  const found = new Map<number, number>();
  vocabulary.scan(words, writing, (concept, first) => {
    if (!found.has(concept) && found.size < MOST_CONCEPTS) found.set(concept, first);
  });
  const concepts = [...found].map(([concept, at]): [number, number] => [names[concept] as number, at]);
  concepts.sort(([one], [other]) => one - other);
  concepts.forEach(([concept, at], i) => {
    bag.add(CONCEPT, concept, at);
    for (const [other, place] of concepts.slice(i + 1)) {
      bag.add(CONCEPTS, mix(concept, other), Math.max(at, place));
    }
  });
}

function addShape(bag: Bag, words: readonly string[], stems: readonly string[], writing: Writing): void {
  bag.add(SHAPE, hash(SHAPE, `long ${Math.min(8, Math.floor(Math.log2(words.length + 1) * 2))}`), 0);
  bag.add(SHAPE, hash(SHAPE, `in ${writing}`), 0);
  if (words.length <= 3) bag.add(SHAPE, hash(SHAPE, `all ${stems.join(" ")}`), 0);
}

/** Features as they are found, each key once, with the place of the first. */
class Bag {
  private readonly keys: number[] = [];
  private readonly kinds: number[] = [];
  private readonly places: number[] = [];
  private readonly counts = new Array<number>(WEIGHTS.length).fill(0);
  private readonly seen = new Set<number>();

  add(kind: number, key: number, at: number): void {
    if (at >= MOST_WORDS || this.seen.has(key)) return;
    this.seen.add(key);
    this.keys.push(key);
    this.kinds.push(kind);
    this.places.push(at);
    this.counts[kind] = (this.counts[kind] as number) + 1;
  }

  finish(): Features {
    const scales = this.counts.map((count, kind) => (WEIGHTS[kind] as number) / Math.sqrt(Math.max(1, count)));
    return {
      keys: Uint32Array.from(this.keys),
      values: Float32Array.from(this.kinds, (kind) => scales[kind] as number),
      words: Uint16Array.from(this.places),
    };
  }
}

/** FNV-1a of part of a text, with the kind of feature first. */
function hash(kind: number, text: string, from = 0, to = text.length): number {
  let sum = Math.imul(0x811c9dc5 ^ kind, 0x01000193);
  for (let i = from; i < to; i++) sum = Math.imul(sum ^ text.charCodeAt(i), 0x01000193);
  return mix(sum, to - from);
}

/** FNV alone leaves short texts near each other. */
function mix(one: number, other: number): number {
  let sum = Math.imul(one ^ (other * 0x9e3779b1), 0x85ebca6b);
  sum = Math.imul(sum ^ (sum >>> 15), 0xc2b2ae35);
  return (sum ^ (sum >>> 13)) >>> 0;
}
