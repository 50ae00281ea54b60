import { LANGUAGES, type Language } from "../base/language.ts";
import { contentHash } from "../base/secret.ts";
import type { Content } from "../domain/content.ts";
import { canonicalJson } from "../engine/canonical-json.ts";
import { readFlows } from "../engine/read.ts";
import { compileRevision, type Revision, type RevisionSource } from "../engine/revision.ts";
import { readLocales } from "../i18n/read-locales.ts";
import { createTranslator, type TextTable, type Translate } from "../i18n/translate.ts";
import { contentAt, labelsOf } from "../knowledge/content.ts";
import { readContent } from "../knowledge/read-content.ts";
import { compileLexicon } from "../nlu/compile-lexicon.ts";
import { createUnderstand } from "../nlu/understand.ts";
import type { Understanding } from "../nlu/understanding.ts";
import { readInstruments } from "../screening/read-instruments.ts";
import type { Library } from "../services/context.ts";
import type { Tx } from "../store/db.ts";
import { sound } from "./sound.ts";
import type { SourceFile } from "./sources.ts";

/** Finds an earlier revision by its hash. */
export type LoadRevision = (db: Tx, hash: string) => Promise<RevisionSource | null>;
/** `ui` translates what pages and menus say. */
export type LoadedLibrary = Library & { source: RevisionSource; ui: Translate };

const DAY_MS = 86_400_000;

/** Compiles flows, texts and answers. Throws a `ConfigError` that names file, line and fault of every problem. */
export function createLibrary(
  files: readonly SourceFile[],
  load: LoadRevision,
  { lexicon, model }: Pick<Understanding, "lexicon" | "model">,
): LoadedLibrary {
  const flows = sound(readFlows(files.filter(({ path }) => /^flows\/[^/]+\.yaml$/.test(path) && !DATA.has(path))));
  const locales = sound(readLocales(files.filter(({ path }) => path.startsWith("locales/"))));
  const instruments = sound(readInstruments(files.filter(({ path }) => path.startsWith("flows/instruments/"))));
  const contents = sound(readContent(files.filter(({ path }) => isContent(path))));

  const texts = byLanguage((language) => spoken(locales.texts[language]));
  const source: RevisionSource = { flows: flows.flows, helpline: flows.helpline, texts };
  const current = compileRevision(source, contentHash(canonicalJson(source)));
  const known = new Map<string, Loaded | null>([[current.hash, { revision: current, texts }]]);
  const translators = new WeakMap<Revision, { day: number; translate: Translate }>();
  const textsOf = new WeakMap<Revision, Texts>([[current, texts]]);
  let snapshot = { day: -1, ...contentAt(contents, 0) };
  const atDay = (now: number) => {
    const day = Math.floor(now / DAY_MS);
    if (snapshot.day !== day) snapshot = { day, ...contentAt(contents, now) };
    return snapshot;
  };

  return {
    source,
    current: () => current,
    async revision(hash, db) {
      // Only what is loaded is shared: who waited inside a transaction for another's query would wait for ever on a
      // database that takes one at a time.
      let loaded = known.get(hash);
      if (loaded === undefined) {
        const source = await load(db, hash);
        loaded = known.get(hash) ?? (source && { revision: compileRevision(source, hash), texts: source.texts });
        known.set(hash, loaded);
        if (loaded) textsOf.set(loaded.revision, loaded.texts);
      }
      return loaded?.revision ?? null;
    },
    content: (now): Content => atDay(now).content,
    translate(revision) {
      const kept = translators.get(revision);
      if (kept && kept.day === snapshot.day) return kept.translate;
      const own = textsOf.get(revision) ?? texts;
      const translate = createTranslator(byLanguage((language) => ({ ...own[language], ...snapshot.texts[language] })));
      translators.set(revision, { day: snapshot.day, translate });
      return translate;
    },
    instruments,
    ui: createTranslator(locales.texts),
    understand: createUnderstand({
      lexicon: compileLexicon(lexicon),
      model,
      labels: LANGUAGES.flatMap((language) => [...Object.values(texts[language]), ...labelsOf(contents)[language]]),
    }),
  };
}

type Texts = RevisionSource["texts"];
type Loaded = { revision: Revision; texts: Texts };

/** Pages have texts too; editing those makes no new revision of the conversation. */
const PAGES = /^(console|drawing|flows|questions|screening_desk|topics|try|telegram)\./;

function spoken(table: TextTable): TextTable {
  return Object.fromEntries(Object.entries(table).filter(([key]) => !PAGES.test(key)));
}

const DATA: ReadonlySet<string> = new Set([
  "flows/groups.yaml",
  "flows/contacts.yaml",
  "flows/hours.yaml",
  "flows/triage.yaml",
]);

function isContent(path: string): boolean {
  return path.startsWith("flows/answers/") || path === "flows/groups.yaml" || path === "flows/contacts.yaml";
}

function byLanguage<T>(make: (language: Language) => T): Record<Language, T> {
  return Object.fromEntries(LANGUAGES.map((language) => [language, make(language)])) as Record<Language, T>;
}
