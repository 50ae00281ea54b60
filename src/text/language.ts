import { ARABIZI_PARTICLES, ARABIZI_WORDS, ENGLISH_WORDS, NUMBERED_WORDS } from "./language-words.ts";

/** How a message is written. `latin` is Latin letters of a language that we do not know. */
export type Writing = "arabic" | "arabizi" | "english" | "latin" | null;

/** How the words (`text/tokens`) are written; null where they say nothing (numbers, emoji, no words). */
export function readWriting(words: readonly string[]): Writing {
  let arabic = 0;
  let latin = 0;
  let arabizi = 0;
  let english = 0;
  for (const word of words) {
    const first = word.charCodeAt(0);
    if (first >= 0x620 && first <= 0x6d3) arabic++;
    else if (isLatinWord(word)) {
      latin++;
      if (ARABIZI_WORDS.has(word) || hasArabiziDigit(word)) arabizi += 2;
      else if (ARABIZI_PARTICLES.has(word)) arabizi++;
      else if (ENGLISH_WORDS.has(word)) english += 2;
    }
  }
  if (arabic > 0 && arabic * MIXED >= latin) return "arabic";
  if (latin === 0) return null;
  if (arabizi > english) return "arabizi";
  return english > 0 ? "english" : "latin";
}

/** `ar` or `en` for what is written in them; null for what we cannot tell. */
export function languageOf(writing: Writing): "ar" | "en" | null {
  if (writing === "arabic" || writing === "arabizi") return "ar";
  return writing === "english" ? "en" : null;
}

/** One Arabic word outweighs this many Latin ones: names, places and terms are written in Latin letters. */
const MIXED = 3;

function isLatinWord(word: string): boolean {
  for (let i = 0; i < word.length; i++) {
    const unit = word.charCodeAt(i);
    if (unit >= 0x61 && unit <= 0x17f) return true;
  }
  return false;
}

/** 3ayez, ma7bos, so8l: one digit that writes an Arabic letter, beside Latin letters. */
function hasArabiziDigit(word: string): boolean {
  if (NUMBERED_WORDS.has(word)) return false;
  for (let i = 0; i < word.length; i++) {
    if (!isArabiziDigit(word.charCodeAt(i))) continue;
    if (!isDigit(word.charCodeAt(i - 1)) && !isDigit(word.charCodeAt(i + 1))) return true;
    while (isDigit(word.charCodeAt(i + 1))) i++;
  }
  return false;
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

/** 2, 3, 5, 6, 7, 8, 9 */
function isArabiziDigit(unit: number): boolean {
  return unit >= 0x32 && unit <= 0x39 && unit !== 0x34;
}
