import { LANGUAGES } from "../base/language.ts";
import type { Problem } from "../base/problem.ts";
import { SIMULATOR_LIMITS } from "../channels/simulator/limits.ts";
import { TELEGRAM_LIMITS } from "../channels/telegram/channel.ts";
import { inspectRevision } from "../engine/inspect.ts";
import { heardOnce } from "../engine/prove/heard-once.ts";
import { type Proof, proveSafe } from "../engine/prove/prove.ts";
import { readFlows, type SourceFile } from "../engine/read.ts";
import { compileRevision } from "../engine/revision.ts";
import { readLocales } from "../i18n/read-locales.ts";
import { contentAt, labelsOf } from "../knowledge/content.ts";
import { readContent } from "../knowledge/read-content.ts";
import { compileLexicon } from "../nlu/compile-lexicon.ts";
import { readLexicon } from "../nlu/read-lexicon.ts";
import { createUnderstand } from "../nlu/understand.ts";
import type { Understanding } from "../nlu/understanding.ts";
import { readInstruments } from "../screening/read-instruments.ts";

/** Flow files among all that stands in `flows`. */
export const FLOW = /^flows\/(?!(?:contacts|groups|hours|triage)\.yaml$)[^/]+\.yaml$/;
const INSTRUMENT = /^flows\/instruments\/[^/]+\.yaml$/;
const CONTENT = /^flows\/(?:answers\/.+|contacts\.yaml|groups\.yaml)$/;

/** Every fault and warning of flows, texts, answers and words, read and held against each other. */
export function inspectSources(files: readonly SourceFile[], understanding: Understanding): Problem[] {
  const read = readAll(files, understanding);
  if (Array.isArray(read)) return read;
  const { flows, locales, content, instruments, understand } = read;
  const { topics, articles } = contentAt(content, 0).content;
  const contactIds = new Set(content.contacts.map(({ id }) => id));
  return inspectRevision({
    ...flows,
    locales,
    content: { topics, articles, contactIds },
    limits: LIMITS,
    hear: understand,
    instruments,
  });
}

const LIMITS = [TELEGRAM_LIMITS, ...Object.values(SIMULATOR_LIMITS)];

/** Walks the flows on the channel that shows the fewest choices. Throws on sources that `inspectSources` finds broken. */
export function proveSources(files: readonly SourceFile[], understanding: Understanding): Proof {
  const read = readAll(files, understanding);
  if (Array.isArray(read)) throw new TypeError("these sources are broken");
  const { flows, locales, content, understand } = read;
  const revision = compileRevision({ flows: flows.flows, helpline: flows.helpline, texts: locales.texts }, "proved");
  const [limits = TELEGRAM_LIMITS] = LIMITS.toSorted((a, b) => a.choices - b.choices);
  const env = { now: 0, channel: "telegram", limits, content: contentAt(content, 0).content, status: "bot" } as const;
  return proveSafe({ revision, env, understand: heardOnce(understand) }, flows.sources);
}

function readAll(files: readonly SourceFile[], understanding: Understanding) {
  const flows = readFlows(files.filter(({ path }) => FLOW.test(path)));
  const locales = readLocales(files.filter(({ path }) => path.startsWith("locales/")));
  const content = readContent(files.filter(({ path }) => CONTENT.test(path)));
  const lexicon = readLexicon(files.filter(({ path }) => path.startsWith("flows/lexicon/")));
  const instruments = readInstruments(files.filter(({ path }) => INSTRUMENT.test(path)));
  if (
    Array.isArray(flows) ||
    Array.isArray(locales) ||
    Array.isArray(content) ||
    Array.isArray(lexicon) ||
    Array.isArray(instruments)
  ) {
    const all = [flows, locales, content, lexicon, instruments];
    return all.flatMap((result) => (Array.isArray(result) ? (result as Problem[]) : []));
  }
  const understand = createUnderstand({
    lexicon: compileLexicon(lexicon),
    model: understanding.model,
    labels: LANGUAGES.flatMap((language) => [
      ...Object.values(locales.texts[language]),
      ...labelsOf(content)[language],
    ]),
  });
  const hear = (text: string) => understand({ kind: "text", text }, { language: null });
  return { flows, locales, content, instruments, understand: hear };
}
