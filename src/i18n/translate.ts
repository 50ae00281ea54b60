import { createInstance, type i18n } from "i18next";
import { LANGUAGES, type Language } from "../base/language.ts";
import { isolate } from "./isolate.ts";

export type TextParams = Readonly<Record<string, string | number>>;
export type TextTable = Readonly<Record<string, string>>;
/** The text of a key in a language; throws `MissingText` where there is none. */
export type Translate = (language: Language, key: string, params?: TextParams) => string;

/** A text was asked for by a key that no locale file has. `sanad flows check` finds these before people do. */
export class MissingText extends Error {
  override readonly name = "MissingText";
  constructor(
    readonly key: string,
    readonly language: Language,
  ) {
    super(`no text ${key} in ${language}: add it to locales/${language}/`);
  }
}

/** Keys of a plural end in `_zero` … `_other` and are asked for without it, with the param `count`. */
export function createTranslator(texts: Readonly<Record<Language, TextTable>>): Translate {
  const i18next = startI18next(texts);
  const tables = new Map(LANGUAGES.map((language) => [language, tableOf(language, texts[language], i18next)]));
  return (language, key, params) => {
    const text = tables.get(language)?.get(key);
    if (typeof text === "string") return text;
    if (text === undefined) throw new MissingText(key, language);
    return text(params);
  };
}

/** A text without params is kept as it is: most are, and i18next takes a thousand times as long. */
type Entry = string | ((params: TextParams | undefined) => string);

function tableOf(language: Language, texts: TextTable, i18next: i18n): ReadonlyMap<string, Entry> {
  const translate = i18next.getFixedT(language);
  const fill = (key: string) => (params: TextParams | undefined) => {
    const { count } = params ?? {};
    const replace = shown(language, params ?? {});
    return translate(key, typeof count === "number" ? { count, replace } : { replace });
  };
  const table = new Map<string, Entry>();
  for (const [key, text] of Object.entries(texts)) {
    table.set(key, text.includes("{{") ? fill(key) : text);
    const plural = /^(.+)_other$/.exec(key)?.[1];
    if (plural !== undefined && !(plural in texts)) table.set(plural, fill(plural));
  }
  return table;
}

const ARABIC_INDIC = "٠١٢٣٤٥٦٧٨٩";

/**
 * Numbers (counts, times) are shown as Egypt writes them: ٣ in Arabic, 3 in English. Strings (phone numbers, names, the
 * numbers of choices) keep their ASCII digits: they are dialled, copied and typed.
 */
function shown(language: Language, params: TextParams): Record<string, string> {
  const out: Record<string, string> = {};
  for (const [name, value] of Object.entries(params)) {
    if (typeof value === "string") out[name] = isolate(value, language);
    else out[name] = language === "ar" ? String(value).replace(/\d/g, (d) => ARABIC_INDIC[Number(d)] ?? d) : `${value}`;
  }
  return out;
}

function startI18next(texts: Readonly<Record<Language, TextTable>>): i18n {
  const instance = createInstance({
    resources: Object.fromEntries(LANGUAGES.map((language) => [language, { translation: texts[language] }])),
    lng: "ar",
    fallbackLng: false,
    initAsync: false,
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
  });
  // With `initAsync: false` and resources given, all is ready on return.
  void instance.init();
  return instance;
}
