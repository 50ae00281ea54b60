import { digraphs } from "../text/arabizi.ts";

/** A folded word as it is compared in commands: ث ذ ظ as spoken, no lone hamza. Latin words stay as they are. */
export function wordKey(word: string): string {
  return MISSPELT.test(word) ? word.replace(MISSPELT_ALL, (letter) => SPOKEN[letter] ?? "") : word;
}

/** An Arabizi word by its sound: e i y are one vowel, o u w another, doubling says nothing. */
export function soundOf(word: string): string {
  let sound = "";
  for (const letter of digraphs(word)) {
    const alike = ALIKE[letter] ?? letter;
    if (!sound.endsWith(alike)) sound += alike;
  }
  return sound;
}

const MISSPELT = /[ثذظء]/;
const MISSPELT_ALL = /[ثذظء]/g;
const SPOKEN: Readonly<Record<string, string>> = { ث: "ت", ذ: "د", ظ: "ض" };
const ALIKE: Readonly<Record<string, string>> = { e: "i", y: "i", u: "o", w: "o", q: "2", j: "g", v: "f", p: "b" };
