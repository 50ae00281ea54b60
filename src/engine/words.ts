import { fold } from "../text/arabic.ts";
import { tokenize } from "../text/tokens.ts";

/** The words of a text for comparison, one space between; emoji and punctuation left out. */
export function wordsOf(text: string): string {
  return wordsOfFolded(fold(text));
}

/** The same of a text already folded. */
export function wordsOfFolded(folded: string): string {
  return tokenize(folded)
    .words.filter((word) => !isSurrogate(word.charCodeAt(0)))
    .join(" ");
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}
