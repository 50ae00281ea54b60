import type { Reading } from "../domain/reading.ts";
import type { Lexicon } from "../lexicon/compile-lexicon.ts";
import type { Writing } from "../text/language.ts";
import type { Tokens } from "../text/tokens.ts";

export type Heard = { text: string; origins: Uint32Array; tokens: Tokens; writing: Writing };

/** The signs of danger in a message with the words that gave them, and the risk they come to. */
export function readSignals(_heard: Heard, _lexicon: Lexicon["signals"]): Pick<Reading, "risk" | "signals"> {
  return { risk: "none", signals: [] };
}
