import type { Writing } from "../text/language.ts";
import type { Concepts } from "./concepts.ts";
import { compileVocabulary } from "./vocabulary.ts";

/**
 * Concepts that mean something together. Each element is a concept or several with `|` between, and takes words of its
 * own. All of them stand within `within` words of the first; in this order if `ordered`.
 */
export type Pattern = {
  elements: readonly string[];
  ordered: boolean;
  within: number;
  /** Any of these concepts near by, before or after, and the pattern says nothing (jokes, news, games). */
  unless: readonly string[];
  /** Any of these just before, or in the first word itself, and the pattern says nothing (negation). */
  notAfter: readonly string[];
};

/** A pattern by its place in the list, and its first and last word. */
export type Match = { pattern: number; first: number; last: number };

/** Finds every pattern that holds, each once, at its first place. Linear in the number of words. */
export type FindPatterns = (words: readonly string[], writing: Writing) => Match[];

export function compilePatterns(concepts: Concepts, patterns: readonly Pattern[]): FindPatterns {
  const vocabulary = compileVocabulary(concepts);
  const numbers = new Map(vocabulary.names.map((name, number) => [name, number]));
  const numbersOf = (element: string) => element.split("|").map((name) => numberOf(name.trim()));
  const numberOf = (name: string): number => {
    const number = numbers.get(name);
    if (number === undefined) throw new Error(`no such concept: ${name}`);
    return number;
  };

  const slots: Slot[][] = vocabulary.names.map(() => []);
  const compiled: Compiled[] = [];
  let size = 0;
  patterns.forEach((pattern, index) => {
    const { ordered, within, elements } = pattern;
    const entry: Compiled = {
      index,
      ordered,
      within,
      base: size,
      length: elements.length,
      unless: pattern.unless.flatMap(numbersOf),
      notAfter: pattern.notAfter.flatMap(numbersOf),
    };
    size += elements.length;
    compiled.push(entry);
    // The last element first, so that one word never makes two steps.
    for (let step = elements.length - 1; step >= 0; step--) {
      for (const concept of numbersOf(elements[step] as string)) slots[concept]?.push({ pattern: entry, step });
    }
  });
  const watched = vocabulary.names.map((_, number) =>
    compiled.some(({ unless, notAfter }) => unless.includes(number) || notAfter.includes(number)),
  );

  return (words, writing) => {
    const state = new Int32Array(size * 2).fill(NEVER);
    const matches: Match[] = [];
    const places = new Map<number, number[]>();
    vocabulary.scan(words, writing, (concept, first, last) => {
      if (watched[concept]) note(places, concept, last);
      for (const { pattern, step } of slots[concept] as Slot[]) {
        const start = pattern.ordered
          ? advance(state, pattern, step, first, last)
          : gather(state, pattern, step, first, last);
        if (start >= 0) matches.push({ pattern: pattern.index, first: start, last });
      }
    });
    return matches.length === 0 ? matches : firstOfEach(matches, compiled, places);
  };
}

type Compiled = {
  index: number;
  ordered: boolean;
  within: number;
  /** Where its elements stand in the state. */
  base: number;
  length: number;
  unless: readonly number[];
  notAfter: readonly number[];
};
type Slot = { pattern: Compiled; step: number };

const NEVER = -1;

/** Words on either side in which a joke or a newspaper takes the danger out of a pattern. */
const CONTEXT = 14;
/** Words before in which a negation counts. */
const JUST_BEFORE = 2;

/** In order: `state` holds per step where the sequence that came so far began and ended. Returns its start when complete. */
function advance(state: Int32Array, pattern: Compiled, step: number, first: number, last: number): number {
  const at = (pattern.base + step) * 2;
  let start = first;
  if (step > 0) {
    const begun = state[at - 2] as number;
    if (begun === NEVER || (state[at - 1] as number) >= first || last - begun > pattern.within) return NEVER;
    start = begun;
  }
  if (step === pattern.length - 1) return start;
  state[at] = start;
  state[at + 1] = last;
  return NEVER;
}

/** In any order: `state` holds per element where it came last. Returns the first of them when all are near. */
function gather(state: Int32Array, pattern: Compiled, step: number, first: number, last: number): number {
  let start = first;
  let complete = true;
  for (let other = 0; other < pattern.length; other++) {
    if (other === step) continue;
    const at = (pattern.base + other) * 2;
    const begun = state[at] as number;
    if (begun === NEVER || (state[at + 1] as number) >= first || last - begun > pattern.within) complete = false;
    else start = Math.min(start, begun);
  }
  const own = (pattern.base + step) * 2;
  state[own] = first;
  state[own + 1] = last;
  return complete ? start : NEVER;
}

function note(places: Map<number, number[]>, concept: number, at: number): void {
  const known = places.get(concept);
  if (known) known.push(at);
  else places.set(concept, [at]);
}

function firstOfEach(matches: readonly Match[], compiled: readonly Compiled[], places: Map<number, number[]>): Match[] {
  const seen = new Set<number>();
  return matches.filter(({ pattern, first, last }) => {
    if (seen.has(pattern)) return false;
    const { unless, notAfter } = compiled[pattern] as Compiled;
    if (unless.some((concept) => anyWithin(places.get(concept), first - CONTEXT, last + CONTEXT))) return false;
    if (notAfter.some((concept) => anyWithin(places.get(concept), first - JUST_BEFORE, first))) return false;
    seen.add(pattern);
    return true;
  });
}

/** Whether any of the rising `places` lies in the range, by halving. */
function anyWithin(places: readonly number[] | undefined, from: number, to: number): boolean {
  if (!places) return false;
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] as number) < from) low = middle + 1;
    else high = middle;
  }
  return low < places.length && (places[low] as number) <= to;
}
