import type { Reading } from "../../domain/reading.ts";

/**
 * Whether officers may meet these words outside their conversation, if nobody understood them. Not what is in danger, not
 * what complains of staff, who might be the reader; and nothing that asks nothing: a command, a press, an emoji alone.
 */
export function mayBeLabelled({ kind, text, command, risk, signals }: Reading): boolean {
  if (kind !== "text" || command !== null || risk === "urgent") return false;
  return LETTER.test(text) && !signals.some((signal) => signal.kind === "psea");
}

const LETTER = /\p{L}/u;
