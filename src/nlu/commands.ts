import type { Language } from "../base/language.ts";
import type { Command } from "../domain/reading.ts";
import type { Lexicon } from "../lexicon/compile-lexicon.ts";
import type { Writing } from "../text/language.ts";

export type Said = { folded: string; words: readonly string[]; writing: Writing };

/** The command that a message is, or null; `current` is the language to switch from when only "language" is said. */
export function readCommand(_said: Said, _lexicon: Lexicon["commands"], _current: Language | null): Command | null {
  return null;
}
