import { fold } from "../text/arabic.ts";
import { skeletonOfArabic, skeletonsOfLatin } from "../text/arabizi.ts";
import { readWriting } from "../text/language.ts";
import { stem } from "../text/stem.ts";
import { tokenize } from "../text/tokens.ts";
import { FILLERS } from "./fillers.ts";

/**
 * A word that tells something: its stem, and its consonants where Arabic and Arabizi may meet by them ("" where not).
 * Negation is kept, as `NOT`.
 */
export type Term = { stem: string; sound: string };

export const NOT = "!";

/** The terms of a text, each once, in order; words that stand in any question are left out. */
export function analyze(text: string): Term[] {
  const { words } = tokenize(fold(text));
  const arabizi = readWriting(words) === "arabizi";
  const terms = new Map<string, Term>();
  for (const word of words) {
    const term = termOf(word, arabizi);
    if (term) terms.set(term.stem, term);
  }
  return [...terms.values()];
}

function termOf(word: string, arabizi: boolean): Term | null {
  if (NEGATIONS.has(word)) return { stem: NOT, sound: "" };
  if (FILLERS.has(word) || word.charCodeAt(0) >= 0xd800 || word.length < 2) return null;
  const unit = word.charCodeAt(0);
  if (unit >= 0x620) {
    const stemmed = stem(word);
    return FILLERS.has(stemmed) ? null : { stem: stemmed, sound: sounding(skeletonOfArabic(stemmed)) };
  }
  if (!arabizi) return { stem: stem(word), sound: "" };
  const sound = skeletonsOfLatin(word.replace(ARTICLE, ""))[0] ?? "";
  return { stem: word, sound: sounding(sound) };
}

/** Fewer consonants are shared by too many words. */
function sounding(skeleton: string): string {
  return skeleton.length >= 3 ? skeleton : "";
}

const ARTICLE = /^(?:el|al|bel|lel)(?=..[^ ]{2})/;

/** «لم» is left out: in questions it is the first word of «لم الشمل», family reunification. */
const NEGATIONS: ReadonlySet<string> = new Set(
  "مش مو مب موش ما لا لن ليس مفيش مافيش مافي معنديش بدون not no dont doesnt didnt never without mesh msh mish mafesh mafish".split(
    " ",
  ),
);
