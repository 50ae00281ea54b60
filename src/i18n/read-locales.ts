import { LANGUAGES, type Language } from "../base/language.ts";
import type { Problem } from "../base/problem.ts";
import { compareLocales } from "./compare-locales.ts";
import type { LocaleText, LocaleTexts } from "./locale-text.ts";
import { type Path, pathText, readYaml, type YamlFile } from "./read-yaml.ts";
import { textFault } from "./text-fault.ts";

export type Locales = {
  /** What `createTranslator` takes. */
  texts: Record<Language, Record<string, string>>;
  /** The same with the place of each text. */
  places: LocaleTexts;
};

/**
 * Reads `locales/LANGUAGE/NAME.yaml` files into flat tables: nested maps are joined by dots under NAME. Every problem at
 * once: what is no text, what one language has and the other lacks, params that differ, characters that nobody sees.
 */
export function readLocales(files: readonly { path: string; text: string }[]): Locales | Problem[] {
  const problems: Problem[] = [];
  const places: Record<Language, Map<string, LocaleText>> = { ar: new Map(), en: new Map() };
  for (const file of files) {
    const name = /(?:^|[\\/])([a-z]{2})[\\/]([a-z][a-z0-9_]*)\.ya?ml$/.exec(file.path);
    const language = LANGUAGES.find((one) => one === name?.[1]);
    const source = readYaml(file.path, file.text);
    if (Array.isArray(source)) problems.push(...source);
    else if (!language || !name?.[2])
      problems.push(problemAt(source, [], "the name must be LANGUAGE/name.yaml, ar or en"));
    else collect(source, [], `${name[2]}`, source.value, places[language], problems);
  }
  if (problems.length === 0) problems.push(...compareLocales(places));
  return problems.length > 0 ? problems : { texts: { ar: tableOf(places.ar), en: tableOf(places.en) }, places };
}

const PART = /^[a-z][a-z0-9_]*$|^[0-9]+$/;

function collect(
  source: YamlFile,
  path: Path,
  key: string,
  value: unknown,
  into: Map<string, LocaleText>,
  problems: Problem[],
): void {
  if (typeof value === "string") {
    const fault = textFault(value);
    if (fault) problems.push(problemAt(source, path, fault));
    else into.set(key, { text: value, file: source.file, ...source.place(path), path: pathText(path) });
  } else if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    for (const [name, child] of Object.entries(value)) {
      const at = [...path, name];
      if (!PART.test(name)) problems.push(problemAt(source, at, "use snake_case for keys: a-z, 0-9 and _"));
      else collect(source, at, `${key}.${name}`, child, into, problems);
    }
  } else if (path.length > 0) problems.push(problemAt(source, path, "should be a text; put it in quotes"));
  else problems.push(problemAt(source, path, "should be a map of texts"));
}

function tableOf(texts: ReadonlyMap<string, LocaleText>): Record<string, string> {
  return Object.fromEntries([...texts].map(([key, { text }]) => [key, text]));
}

function problemAt(source: YamlFile, path: Path, fault: string): Problem {
  return { file: source.file, ...source.place(path), path: pathText(path), fault };
}
