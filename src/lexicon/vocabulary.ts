import { fold } from "../text/arabic.ts";
import { skeletonOfArabic, skeletonsOfLatin } from "../text/arabizi.ts";
import type { Writing } from "../text/language.ts";
import { tokenize } from "../text/tokens.ts";
import { ARABIC_AFFIXES, ARABIZI_AFFIXES, ENGLISH_AFFIXES, SKELETON_AFFIXES } from "./affixes.ts";
import type { Concept, Concepts } from "./concepts.ts";
import { ARABIC_ALPHABET, LATIN_ALPHABET, spellArabic, spellArabizi, spellLatin } from "./letters.ts";
import { createWordFinder, type WordFinder } from "./word-finder.ts";

/** Concepts are numbered in the order of their names. */
export type Vocabulary = {
  names: readonly string[];
  /** Calls `hit` for each concept found, by the places of its first and last word. Linear in the number of words. */
  scan(words: readonly string[], writing: Writing, hit: (concept: number, first: number, last: number) => void): void;
};

export function compileVocabulary(concepts: Concepts): Vocabulary {
  const names = Object.keys(concepts);
  const building = new Building();
  names.forEach((name, number) => {
    building.add(number, concepts[name] as Concept);
  });
  return { names, scan: building.scan() };
}

/** A skeleton of two consonants meets too many words; such words are listed in Latin letters. */
const SKELETON_LENGTH = 3;

/** The place of a word in a phrase: `step` counts from 0. */
type Step = { phrase: number; step: number };
/** What one stem stands for: concepts by itself, and steps of phrases. */
type Atom = { concepts: number[]; steps: Step[] };
type Script = "ar" | "arabizi" | "en" | "sign";

class Building {
  private readonly arabic = createWordFinder(spellArabic, ARABIC_ALPHABET, ARABIC_AFFIXES);
  private readonly english = createWordFinder(spellLatin, LATIN_ALPHABET, ENGLISH_AFFIXES);
  private readonly arabizi = createWordFinder(spellArabizi, LATIN_ALPHABET, ARABIZI_AFFIXES);
  private readonly skeleton = createWordFinder(spellLatin, LATIN_ALPHABET, SKELETON_AFFIXES);
  private readonly signs = new Map<string, number[]>();
  private readonly atomIds = new Map<string, number>();
  private readonly atoms: Atom[] = [];
  private readonly phrases: { length: number; concept: number }[] = [];

  add(concept: number, words: Concept): void {
    for (const text of words.ar) this.addText(concept, "ar", text);
    for (const text of words.arabizi) this.addText(concept, "arabizi", text);
    for (const text of words.en) this.addText(concept, "en", text);
    for (const text of words.signs) this.addText(concept, "sign", text);
    const [from, to] = words.numbers ?? [1, 0];
    for (let number = from; number <= to; number++) this.addText(concept, "sign", String(number));
  }

  private addText(concept: number, script: Script, text: string): void {
    const exact = text.startsWith("=");
    const { words } = tokenize(fold(exact ? text.slice(1) : text));
    const atoms = words.map((word) => this.atom(script, word, exact));
    if (atoms.length === 1) (atoms[0] as Atom).concepts.push(concept);
    else {
      const phrase = this.phrases.push({ length: atoms.length, concept }) - 1;
      atoms.forEach((atom, step) => {
        atom.steps.unshift({ phrase, step });
      });
    }
  }

  private atom(script: Script, word: string, exact: boolean): Atom {
    const key = `${script} ${exact} ${word}`;
    const known = this.atomIds.get(key);
    if (known !== undefined) return this.atoms[known] as Atom;
    const atom: Atom = { concepts: [], steps: [] };
    const id = this.atoms.push(atom) - 1;
    this.atomIds.set(key, id);
    this.register(script, word, id, exact);
    return atom;
  }

  private register(script: Script, word: string, id: number, exact: boolean): void {
    if (script === "sign" || /^\d+$/.test(word)) this.signs.set(word, [...(this.signs.get(word) ?? []), id]);
    else if (script === "ar") {
      this.arabic.add(word, id, exact);
      const skeleton = skeletonOfArabic(word);
      if (skeleton.length >= SKELETON_LENGTH) this.skeleton.add(skeleton, id, exact);
    } else if (script === "arabizi") this.arabizi.add(word, id, exact);
    else this.english.add(word, id, exact);
  }

  scan(): Vocabulary["scan"] {
    const { arabic, english, arabizi, skeleton, signs, atoms, phrases } = this;

    function look(word: string, writing: Writing, found: number[]): void {
      if (isArabic(word)) {
        arabic.find(word, found);
        return;
      }
      const ids = signs.get(word);
      if (ids !== undefined) found.push(...ids);
      english.find(word, found);
      if (writing !== "english") arabizi.find(word, found);
      if (writing === "arabizi") findSkeleton(word, skeleton, found);
    }

    return (words, writing, hit) => {
      /** The last word at which so many steps of a phrase had been made. */
      const reached = new Map<number, number>();
      const found: number[] = [];
      for (let at = 0; at < words.length; at++) {
        found.length = 0;
        look(words[at] as string, writing, found);
        for (const id of found) {
          const atom = atoms[id] as Atom;
          for (const concept of atom.concepts) hit(concept, at, at);
          for (const { phrase, step } of atom.steps) {
            if (step > 0 && reached.get(phrase * PHRASE + step - 1) !== at - 1) continue;
            const { length, concept } = phrases[phrase] as { length: number; concept: number };
            if (step === length - 1) hit(concept, at - step, at);
            else reached.set(phrase * PHRASE + step, at);
          }
        }
      }
    };
  }
}

function isArabic(word: string): boolean {
  const unit = word.charCodeAt(0);
  return unit >= 0x620 && unit <= 0x6d3;
}

/** More steps than any phrase has. */
const PHRASE = 16;

function findSkeleton(word: string, finder: WordFinder, found: number[]): void {
  for (const skeleton of skeletonsOfLatin(word)) {
    if (skeleton.length >= SKELETON_LENGTH) finder.find(skeleton, found);
  }
}
