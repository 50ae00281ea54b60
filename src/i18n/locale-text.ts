import type { Language } from "../base/language.ts";

/** A text with the place where it stands. */
export type LocaleText = { text: string; file: string; line: number; column: number; path: string };
export type LocaleTexts = Record<Language, ReadonlyMap<string, LocaleText>>;
