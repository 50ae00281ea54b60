import type { Language } from "../base/language.ts";
import type { Command, CommandName } from "../domain/reading.ts";
import type { Writing } from "../text/language.ts";
import { languageOf } from "../text/language.ts";
import type { CommandLexicon } from "./compile-lexicon.ts";
import { findNumber, readNumber } from "./numbers.ts";
import { TOGGLE } from "./read-lexicon.ts";
import { soundOf, wordKey } from "./word-key.ts";

/** A message folded (`text/arabic`) and split (`text/tokens`). */
export type Said = { folded: string; words: readonly string[]; writing: Writing };

/**
 * The command that a message is, or null. What is said word for word counts first, then `learnt`: what the classifier
 * takes it for. A word inside a story is none. `current` is the language that "language" alone switches from.
 */
export function readCommand(
  said: Said,
  lexicon: CommandLexicon,
  current: Language | null,
  learnt: CommandName | null,
): Command | null {
  const { folded, words, writing } = said;
  if (words.length === 0) return null;
  const name = folded.startsWith("/") ? readSlash(folded, lexicon) : readSaying(words, writing, lexicon);
  if (name !== null) return { name: name === TOGGLE ? otherLanguage(writing, current) : name };
  const number = readNumber(folded, words, lexicon.numberWords);
  if (number !== null) return { name: "number", number };
  if (learnt === null || words.length > LONGEST_REQUEST || !words.some((word) => LETTER.test(word))) return null;
  return learnt === "number" ? readChoice(words) : { name: learnt };
}

/** «عايز الاختيار التاني»: the first number in it. Neither «تاني» alone is one ("again"), nor 3/4. */
function readChoice(words: readonly string[]): Command | null {
  const number = words.length < 2 || words.every((word) => /^\d/.test(word)) ? null : findNumber(words);
  return number === null ? null : { name: "number", number };
}

/** `/stop`, or `/stop@name` as Telegram writes it in menus. */
function readSlash(folded: string, lexicon: CommandLexicon) {
  const end = folded.search(/[ @]|$/);
  return lexicon.slash.get(folded.slice(1, end)) ?? null;
}

/** Longer messages say more than a command; the longest saying has fewer words. */
const LONGEST_SAYING = 8;

function readSaying(words: readonly string[], writing: Writing, lexicon: CommandLexicon) {
  if (words.length > LONGEST_SAYING) return null;
  const keys = words.map(wordKey);
  const core = keys.filter((key) => !lexicon.fillers.has(key));
  return lookUp(keys, writing, lexicon) ?? (core.length < keys.length ? lookUp(core, writing, lexicon) : null);
}

function lookUp(keys: readonly string[], writing: Writing, lexicon: CommandLexicon) {
  if (keys.length === 0) return null;
  const whole = lexicon.phrases.get(keys.join(" ")) ?? bySound(keys, writing, lexicon);
  return whole ?? repeated(keys, writing, lexicon);
}

function bySound(keys: readonly string[], writing: Writing, lexicon: CommandLexicon) {
  return writing === "arabic" ? null : (lexicon.sounds.get(keys.map(soundOf).join(" ")) ?? null);
}

/** «لا لا لا», "yes ok 👍": each word says the same. */
function repeated(keys: readonly string[], writing: Writing, lexicon: CommandLexicon) {
  if (keys.length < 2) return null;
  const names = new Set(keys.map((key) => lexicon.phrases.get(key) ?? bySound([key], writing, lexicon)));
  const [only] = names;
  return names.size === 1 && only !== undefined ? only : null;
}

function otherLanguage(writing: Writing, current: Language | null) {
  return (current ?? languageOf(writing)) === "en" ? "language_ar" : "language_en";
}

const LETTER = /\p{L}/u;
/** A request stands in a sentence or two, not in a story. */
const LONGEST_REQUEST = 40;
