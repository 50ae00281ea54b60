import type { Content } from "../../domain/content.ts";
import { readLocales } from "../../i18n/read-locales.ts";
import { contentAt } from "../../knowledge/content.ts";
import { readContent } from "../../knowledge/read-content.ts";
import { readFlows } from "../read.ts";
import { compileRevision, type Revision } from "../revision.ts";
import { readYamlFiles } from "./read-fixtures.ts";

const DATA = ["contacts.yaml", "groups.yaml", "hours.yaml"];

/** The flows, texts and answers of the repository, as they may be given on 15 January 2026. */
export function realHelpline(): { revision: Revision; content: Content } {
  const flows = sound(readFlows(readYamlFiles("flows", "flows", DATA)));
  const locales = sound(readLocales(["ar", "en"].flatMap((at) => readYamlFiles(`locales/${at}`, `locales/${at}`))));
  const data = readYamlFiles("flows", "flows").filter(({ path }) => DATA.some((name) => path.endsWith(name)));
  const answers = sound(readContent([...data, ...readYamlFiles("flows/answers", "flows/answers")]));
  return {
    revision: compileRevision({ flows: flows.flows, helpline: flows.helpline, texts: locales.texts }, "real"),
    content: contentAt(answers, Date.UTC(2026, 0, 15)).content,
  };
}

function sound<T extends object>(result: T | unknown[]): T {
  if (Array.isArray(result)) throw new Error(JSON.stringify(result, null, 2));
  return result;
}
