import type { Reading } from "../../domain/reading.ts";

/** Understands each text once: a walk says the same few words from everywhere. */
export function heardOnce(understand: (text: string) => Reading): (text: string) => Reading {
  const heard = new Map<string, Reading>();
  return (text) => {
    const known = heard.get(text) ?? understand(text);
    heard.set(text, known);
    return known;
  };
}
