import type { Language } from "../../../base/language.ts";
import { readLocales } from "../../../i18n/read-locales.ts";
import { createTranslator } from "../../../i18n/translate.ts";
import { sound } from "../../../main/sound.ts";
import { ROOT, readSources } from "../../../main/sources.ts";
import type { Flow } from "../../flow.ts";
import { readFlows } from "../../read.ts";
import type { Wording } from "../wording.ts";

const files = readSources(ROOT);
const { texts } = sound(readLocales(files.filter(({ path }) => path.startsWith("locales/"))));
const translate = createTranslator(texts);

/** The flows of the repository. */
export const FLOWS: readonly Flow[] = Object.values(
  sound(readFlows(files.filter(({ path }) => /^flows\/(?!(?:contacts|groups|hours|triage)\.)[^/]+\.yaml$/.test(path))))
    .flows,
);

export function wordingOf(language: Language): Wording {
  return { texts: texts[language], say: (key, params) => translate(language, `drawing.${key}`, params) };
}
