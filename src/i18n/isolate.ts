import type { Language } from "../base/language.ts";

const FIRST_STRONG_ISOLATE = "\u2068";
const POP_ISOLATE = "\u2069";

const RTL = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const NOT_RTL = /[A-Za-z0-9\u00c0-\u058f+]/;

/**
 * A value set into a text of `language`, kept apart from it where its direction may differ: a phone number or a Latin
 * name inside Arabic, an Arabic name inside English (Unicode UAX #9, isolates).
 */
export function isolate(value: string, language: Language): string {
  const differs = language === "ar" ? NOT_RTL.test(value) : RTL.test(value);
  return differs ? FIRST_STRONG_ISOLATE + value + POP_ISOLATE : value;
}
