import type { Language } from "../base/language.ts";

/** Endings of plural keys that each language needs (Unicode CLDR). */
export const PLURAL_FORMS: Readonly<Record<Language, readonly string[]>> = {
  ar: ["zero", "one", "two", "few", "many", "other"],
  en: ["one", "other"],
};

/** `place` of `place_few`, if the table has `place_other` too: only then is it a plural. */
export function pluralBase(key: string, has: (key: string) => boolean): string | null {
  const base = /^(.+)_(?:zero|one|two|few|many|other)$/.exec(key)?.[1];
  return base !== undefined && has(`${base}_other`) ? base : null;
}
