import { digraphs } from "../text/arabizi.ts";

/** A word as numbers for a trie; letters that sound or are misspelt alike share one. Null: not a word of this script. */
export type Spell = (word: string) => number[] | null;

/** ث ذ ظ are written ت د ض as they are spoken; a lone hamza is left out. */
export const spellArabic: Spell = (word) => {
  const letters: number[] = [];
  for (let i = 0; i < word.length; i++) {
    const letter = ARABIC[word.charCodeAt(i) - ARABIC_START];
    if (letter === undefined) return null;
    if (letter > 0) letters.push(letter);
  }
  return letters;
};

export const spellLatin: Spell = (word) => {
  const letters: number[] = [];
  for (let i = 0; i < word.length; i++) {
    const letter = latinLetter(word.charCodeAt(i));
    if (letter === 0) return null;
    letters.push(letter);
  }
  return letters;
};

/** Arabizi: e i y are one vowel, o u w another, q is 2, j is g, and doubling says nothing. */
export const spellArabizi: Spell = (word) => {
  const letters: number[] = [];
  let last = 0;
  for (const char of digraphs(word)) {
    const letter = char === "$" ? LATIN_ALPHABET : latinLetter((ALIKE[char] ?? char).charCodeAt(0));
    if (letter === 0) return null;
    if (letter !== last) letters.push(letter);
    last = letter;
  }
  return letters;
};

const ARABIC_START = 0x620;
export const ARABIC_ALPHABET = 0x4b;
/** Letters, digits, and sh. */
export const LATIN_ALPHABET = 37;

const ALIKE: Readonly<Record<string, string>> = { e: "i", y: "i", u: "o", w: "o", q: "2", j: "g", v: "f", p: "b" };

const ARABIC: readonly number[] = Array.from({ length: ARABIC_ALPHABET }, (_, i) => {
  const letter = String.fromCharCode(ARABIC_START + i);
  if (letter === "ء") return 0;
  const spoken = { ث: "ت", ذ: "د", ظ: "ض" }[letter] ?? letter;
  return spoken.charCodeAt(0) - ARABIC_START + 1;
});

function latinLetter(unit: number): number {
  if (unit >= 0x61 && unit <= 0x7a) return unit - 0x60;
  return unit >= 0x30 && unit <= 0x39 ? unit - 0x30 + 27 : 0;
}
