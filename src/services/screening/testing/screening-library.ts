import { readFileSync } from "node:fs";
import { parse, stringify } from "yaml";
import { LANGUAGES } from "../../../base/language.ts";
import { createLibrary, type LoadedLibrary } from "../../../main/library.ts";
import { ROOT, readSources, type SourceFile } from "../../../main/sources.ts";
import { loadUnderstanding } from "../../../main/understanding-file.ts";

const TEXTS = {
  agree: "May I ask?",
  age: "How old?",
  under_18: "Under 18",
  adult: "18 or over",
  child_safe: "Are you safe?",
  documents: "Did anyone take your papers?",
  documents_when: "When was that?",
  before: "On the way",
  there: "At work",
  hours: "How many hours a day?",
  day_off: "Any day off?",
  dont_know: "I don't know",
  skip: "Pass",
  stop: "Enough now",
  thanks: "Thank you.",
  safe: "Can you talk?",
} as const;

let made: LoadedLibrary | null = null;

/** The real line, with a screening of a few questions in the place of its own. */
export function screeningLibrary(): LoadedLibrary {
  made ??= createLibrary(files(), async () => null, loadUnderstanding());
  return made;
}

function files(): SourceFile[] {
  const own = /^(flows|locales\/..)\/(screening|safe_check)\.yaml$/;
  const sources = readSources(ROOT).filter(({ path }) => !own.test(path));
  const flows = ["screening", "safe_check"].map((name) => ({
    path: `flows/${name}.yaml`,
    text: readFileSync(new URL(`${name}.yaml`, import.meta.url), "utf8"),
  }));
  const locales = LANGUAGES.map((language) => ({ path: `locales/${language}/screening.yaml`, text: stringify(TEXTS) }));
  return [...sources.map(withRoles), ...flows, ...locales];
}

function withRoles(file: SourceFile): SourceFile {
  if (file.path !== "flows/helpline.yaml") return file;
  return { ...file, text: stringify({ ...parse(file.text), screening: "screening", safe_check: "safe_check" }) };
}
