import type { Reading } from "../domain/reading.ts";

/** What came, as a text: a voice note is `[voice]`, a picture with words `[photo] words`. */
export function written({ kind, media, text }: Reading): string {
  const kept = text.slice(0, MAX_KEPT).toWellFormed();
  if (kind === "text" || kind === "choice" || kind === "start") return kept;
  const marker = `[${media ?? kind}]`;
  return kept === "" ? marker : `${marker} ${kept}`;
}

/** Enough for an intake; the message itself is stored whole, and the session holds each value once per step back. */
const MAX_KEPT = 1000;
