import { LANGUAGES, type Language } from "../base/language.ts";
import type { Problem } from "../base/problem.ts";
import type { LocaleText, LocaleTexts } from "./locale-text.ts";
import { paramsOf } from "./params-of.ts";
import { PLURAL_FORMS, pluralBase } from "./plural-forms.ts";

/** Keys and plural forms that one language lacks, and params that differ. Each is told where the other language has it. */
export function compareLocales(places: LocaleTexts): Problem[] {
  const grouped = { ar: group(places.ar), en: group(places.en) };
  return LANGUAGES.flatMap((language) => {
    const other = language === "ar" ? "en" : "ar";
    return [...grouped[language]].flatMap(([key, texts]) => [
      ...formProblems(language, texts),
      ...pairProblems(other, texts, grouped[other].get(key), key),
    ]);
  });
}

/** The texts of one key: a plural has several. */
type Texts = { plural: boolean; forms: Map<string, LocaleText>; first: LocaleText };

function group(texts: ReadonlyMap<string, LocaleText>): Map<string, Texts> {
  const grouped = new Map<string, Texts>();
  for (const [key, text] of texts) {
    const base = pluralBase(key, (name) => texts.has(name));
    const name = base ?? key;
    const known = grouped.get(name) ?? { plural: base !== null, forms: new Map(), first: text };
    known.forms.set(base === null ? "" : key.slice(base.length + 1), text);
    grouped.set(name, known);
  }
  return grouped;
}

function formProblems(language: Language, { plural, forms, first }: Texts): Problem[] {
  if (!plural) return [];
  return PLURAL_FORMS[language]
    .filter((form) => !forms.has(form))
    .map((form) => problemAt(first, `the plural lacks the form _${form}`));
}

function pairProblems(other: Language, texts: Texts, theirs: Texts | undefined, key: string): Problem[] {
  if (!theirs) return [problemAt(texts.first, `there is no ${key} in ${other}`)];
  if (texts.plural !== theirs.plural) return [problemAt(texts.first, `${key} is a plural in one language only`)];
  const params = allParams(texts);
  const missing = [...params].filter((param) => !allParams(theirs).has(param));
  return missing.map((param) => problemAt(texts.first, `{{${param}}} is missing in ${other}`));
}

function allParams({ forms }: Texts): Set<string> {
  return new Set([...forms.values()].flatMap(({ text }) => paramsOf(text)));
}

function problemAt({ file, line, column, path }: LocaleText, fault: string): Problem {
  return { file, line, column, path, fault };
}
