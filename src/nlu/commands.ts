import type { Language } from "../base/language.ts";
import type { Command } from "../domain/reading.ts";
import type { Writing } from "../text/language.ts";
import { languageOf } from "../text/language.ts";
import type { CommandLexicon } from "./compile-lexicon.ts";
import { readNumber } from "./numbers.ts";
import { TOGGLE } from "./read-lexicon.ts";
import { soundOf, wordKey } from "./word-key.ts";

/** A message folded (`text/arabic`) and split (`text/tokens`). */
export type Said = { folded: string; words: readonly string[]; writing: Writing };

/**
 * The command that a message is, or null. A word inside a story is none; only a request (a person, deletion, another
 * language, no more messages) is heard inside a sentence. `current` is the language that "language" alone switches from.
 */
export function readCommand(said: Said, lexicon: CommandLexicon, current: Language | null): Command | null {
  const { folded, words, writing } = said;
  if (words.length === 0) return null;
  const name = folded.startsWith("/") ? readSlash(folded, lexicon) : readSaying(words, writing, lexicon);
  if (name !== null) return { name: name === TOGGLE ? otherLanguage(writing, current) : name };
  const number = readNumber(folded, words, lexicon.numberWords);
  if (number !== null) return { name: "number", number };
  return readRequest(words, writing, lexicon);
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

/** A request stands in a sentence or two, not in a story. */
const LONGEST_REQUEST = 60;

function readRequest(words: readonly string[], writing: Writing, lexicon: CommandLexicon): Command | null {
  if (words.length > LONGEST_REQUEST) return null;
  const first = lexicon.findRequests(words, writing).reduce((least, { pattern }) => Math.min(least, pattern), Infinity);
  const name = lexicon.requests[first];
  return name === undefined ? null : { name };
}
