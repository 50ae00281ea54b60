import type { Language } from "../base/language.ts";

/** A text of the interface in the reader's language, by its key within the interface's own file. */
export type Say = (key: string, params?: Readonly<Record<string, string | number>>) => string;

/** What a part needs to know of its reader. */
export type Reader = { lang: Language; t: Say };
