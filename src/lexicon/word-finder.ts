import type { Affixes } from "./affixes.ts";
import type { Spell } from "./letters.ts";
import { createTrie } from "./trie.ts";

/** Finds the words of a lexicon inside words as they are written, with what stands before and after a stem. */
export type WordFinder = {
  /** `exact`: only as it stands. A stem shorter than three letters is always exact: too much would meet it. */
  add(word: string, id: number, exact: boolean): void;
  /** Adds to `found` the ids of all that `word` may be. Time grows with the length of the word only. */
  find(word: string, found: number[]): void;
};

export function createWordFinder(spell: Spell, alphabet: number, affixes: Affixes): WordFinder {
  const stems = createTrie(alphabet);
  const whole = createTrie(alphabet);
  const joined = affixes.joined.flatMap((text) => spell(text) ?? []);
  const before = trieOf(affixes.before);
  const after = trieOf(affixes.after);

  function trieOf(texts: readonly string[]) {
    const trie = createTrie(alphabet);
    for (const text of texts) trie.add(spell(text) ?? [], 1);
    return trie;
  }

  function endsWell(letters: readonly number[], from: number): boolean {
    let state = 0;
    for (let i = from; i < letters.length; i++) {
      state = after.next(state, letters[i] as number);
      if (state < 0) return false;
    }
    return from === letters.length || after.values(state) !== undefined;
  }

  function findStems(letters: readonly number[], from: number, found: number[]): void {
    let state = 0;
    for (let i = from; i < letters.length; i++) {
      state = stems.next(state, letters[i] as number);
      if (state < 0) return;
      const ids = stems.values(state);
      if (ids !== undefined && endsWell(letters, i + 1)) found.push(...ids);
    }
  }

  function findWhole(letters: readonly number[], from: number, found: number[]): void {
    let state = 0;
    for (let i = from; i < letters.length; i++) {
      state = whole.next(state, letters[i] as number);
      if (state < 0) return;
    }
    const ids = whole.values(state);
    if (ids !== undefined) found.push(...ids);
  }

  return {
    add(word, id, exact) {
      const letters = spell(word);
      if (letters === null || letters.length === 0) throw new Error(`not a word of this script: ${word}`);
      (exact || letters.length < 3 ? whole : stems).add(letters, id);
    },
    find(word, found) {
      if (word.length > LONGEST) return;
      const letters = spell(word);
      if (letters === null) return;
      findWhole(letters, 0, found);
      if (joined.includes(letters[0] as number) && letters.length > 1) findWhole(letters, 1, found);
      findStems(letters, 0, found);
      let state = 0;
      for (let i = 0; i < letters.length; i++) {
        state = before.next(state, letters[i] as number);
        if (state < 0) return;
        if (before.values(state) !== undefined) findStems(letters, i + 1, found);
      }
    },
  };
}

/** No stem with all that may stand around it is longer. */
const LONGEST = 32;
