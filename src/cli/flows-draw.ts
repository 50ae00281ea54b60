import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { ConfigError } from "../base/errors.ts";
import { LANGUAGES } from "../base/language.ts";
import { drawFlow } from "../engine/draw/draw-flow.ts";
import { type FlowSet, readFlows } from "../engine/read.ts";
import { type Locales, readLocales } from "../i18n/read-locales.ts";
import { createTranslator } from "../i18n/translate.ts";
import type { Understanding } from "../nlu/understanding.ts";
import { type InspectMore, type Io, tell, yamlFiles } from "./flows-check.ts";
import { FLOW, inspectSources } from "./inspect-sources.ts";

/** `sanad flows draw DIR`: every flow as DIR/NAME.ar.svg and DIR/NAME.en.svg; what is unsound is told, not drawn. */
export async function run(
  args: readonly string[],
  io: Io,
  understanding: Understanding,
  more: InspectMore = () => [],
): Promise<number> {
  const [folder, ...rest] = args;
  if (!folder || folder.startsWith("-") || rest.length > 0) {
    throw new ConfigError("flows draw: name the folder that the drawings go to, as in `flows draw drawings`");
  }
  const files = await yamlFiles(io.cwd);
  const problems = [...inspectSources(files, understanding), ...more(files)];
  tell(problems, io);
  const flows = readFlows(files.filter(({ path }) => FLOW.test(path)));
  const locales = readLocales(files.filter(({ path }) => path.startsWith("locales/")));
  if (problems.some(({ warning }) => !warning) || Array.isArray(flows) || Array.isArray(locales)) return 1;
  const drawings = drawingsOf(flows, locales);
  const to = resolve(folder);
  await mkdir(to, { recursive: true });
  await Promise.all(drawings.map(({ name, svg }) => writeFile(join(to, name), svg)));
  io.stdout(`${Object.keys(flows.flows).length} flows in ${drawings.length} drawings: ${to}\n`);
  return 0;
}

type Drawing = { name: string; svg: string };

/** Every flow in every language, by the name of its file. */
export function drawingsOf({ flows }: Pick<FlowSet, "flows">, { texts }: Pick<Locales, "texts">): Drawing[] {
  const translate = createTranslator(texts);
  return LANGUAGES.flatMap((language) =>
    Object.values(flows).map((flow) => ({
      name: `${flow.flow}.${language}.svg`,
      svg: drawFlow({
        flow,
        language,
        texts: texts[language],
        say: (key, params) => translate(language, `drawing.${key}`, params),
      }),
    })),
  );
}
