import type { ForeignLanguage } from "../text/foreign.ts";
import type { Tokens } from "../text/tokens.ts";

/**
 * The words of a text that are not in its foreign language, as far as letters tell: Arabic ones among French ones, all
 * words among Ethiopic ones (which `text/tokens` leaves out). What is said in them is heard like anything else.
 */
export function knownWords(tokens: Tokens, foreign: ForeignLanguage): Tokens {
  if (foreign === "am" || foreign === "ti") return tokens;
  const head = tokens.words.slice(0, HEAD);
  const arabic = head.filter(isArabic).length * 2 > head.length;
  const kept = tokens.words.map((word) => isArabic(word) !== arabic);
  return {
    words: tokens.words.filter((_, at) => kept[at]),
    starts: tokens.starts.filter((_, at) => kept[at]),
    ends: tokens.ends.filter((_, at) => kept[at]),
  };
}

/** A language is told by its first words (`text/foreign`). */
const HEAD = 100;

function isArabic(word: string): boolean {
  const unit = word.charCodeAt(0);
  return unit >= 0x620 && unit <= 0x6d3;
}
