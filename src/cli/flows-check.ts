import { readdir, readFile, writeFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { LANGUAGES } from "../base/language.ts";
import type { Problem } from "../base/problem.ts";
import { SIMULATOR_LIMITS } from "../channels/simulator/limits.ts";
import { TELEGRAM_LIMITS } from "../channels/telegram/channel.ts";
import { inspectRevision } from "../engine/inspect.ts";
import { readFlows, type SourceFile } from "../engine/read.ts";
import { schemaFiles } from "../engine/schema.ts";
import { readLocales } from "../i18n/read-locales.ts";
import { contentAt, labelsOf } from "../knowledge/content.ts";
import { readContent } from "../knowledge/read-content.ts";
import { compileLexicon } from "../nlu/compile-lexicon.ts";
import { readLexicon } from "../nlu/read-lexicon.ts";
import { createUnderstand } from "../nlu/understand.ts";
import type { Understanding } from "../nlu/understanding.ts";

export type Io = { stdout: (text: string) => void; stderr: (text: string) => void; cwd: string };

/** Looks at files that this floor cannot read. */
export type InspectMore = (files: readonly SourceFile[]) => Problem[];

/** `sanad flows check [--write-schema]`: exit code 1 where a flow, a text or an answer is wrong; warnings are told only. */
export async function run(
  args: readonly string[],
  io: Io,
  understanding: Understanding,
  more: InspectMore = () => [],
): Promise<number> {
  if (args.includes("--write-schema")) {
    for (const [name, text] of Object.entries(schemaFiles())) await writeFile(join(io.cwd, "schemas", name), text);
  }
  const { problems, exitCode } = await flowsCheck({ root: io.cwd, understanding, more });
  tell(problems, io);
  const faults = problems.filter(({ warning }) => !warning).length;
  io.stdout(faults === 0 ? "flows, texts and answers are sound\n" : `${faults} to mend\n`);
  return exitCode;
}

/** Reads and inspects all that is under `root`: flows, locales, answers, groups, contacts and the lexicon. */
export async function flowsCheck({
  root,
  understanding,
  more = () => [],
}: {
  root: string;
  understanding: Understanding;
  more?: InspectMore;
}): Promise<{ problems: Problem[]; exitCode: number }> {
  const files = await yamlFiles(root);
  const problems = [...inspectSources(files, understanding), ...more(files)];
  return { problems, exitCode: problems.some(({ warning }) => !warning) ? 1 : 0 };
}

export function tell(problems: readonly Problem[], io: Io): void {
  for (const problem of problems) io.stderr(`${line(problem)}\n`);
}

export const FLOW = /^flows\/(?!(?:contacts|groups|hours)\.yaml$)[^/]+\.yaml$/;
const CONTENT = /^flows\/(?:answers\/.+|contacts\.yaml|groups\.yaml)$/;

/** Every fault and warning of flows, texts, answers and words, read and held against each other. */
export function inspectSources(files: readonly SourceFile[], understanding: Understanding): Problem[] {
  const flows = readFlows(files.filter(({ path }) => FLOW.test(path)));
  const locales = readLocales(files.filter(({ path }) => path.startsWith("locales/")));
  const content = readContent(files.filter(({ path }) => CONTENT.test(path)));
  const lexicon = readLexicon(files.filter(({ path }) => path.startsWith("flows/lexicon/")));
  if (Array.isArray(flows) || Array.isArray(locales) || Array.isArray(content) || Array.isArray(lexicon)) {
    return [flows, locales, content, lexicon].flatMap((result) => (Array.isArray(result) ? (result as Problem[]) : []));
  }
  const { topics, articles } = contentAt(content, 0).content;
  const contactIds = new Set(content.contacts.map(({ id }) => id));
  const limits = [TELEGRAM_LIMITS, ...Object.values(SIMULATOR_LIMITS)];
  const understand = createUnderstand({
    lexicon: compileLexicon(lexicon),
    model: understanding.model,
    labels: LANGUAGES.flatMap((language) => [
      ...Object.values(locales.texts[language]),
      ...labelsOf(content)[language],
    ]),
  });
  const hear = (text: string) => understand({ kind: "text", text }, { language: null });
  return inspectRevision({ ...flows, locales, content: { topics, articles, contactIds }, limits, hear });
}

export async function yamlFiles(root: string): Promise<SourceFile[]> {
  const found = await Promise.all(
    ["flows", "locales"].map((folder) => readdir(join(root, folder), { recursive: true, withFileTypes: true })),
  );
  const paths = found.flat().filter((entry) => entry.isFile() && entry.name.endsWith(".yaml"));
  const files = paths.map(async (entry) => {
    const file = join(entry.parentPath, entry.name);
    return { path: relative(root, file).split(sep).join("/"), text: await readFile(file, "utf8") };
  });
  return (await Promise.all(files)).sort((a, b) => (a.path < b.path ? -1 : 1));
}

function line({ file, line: at, path, fault, warning }: Problem): string {
  return `${file}:${at} ${path ? `${path}: ` : ""}${warning ? "warning: " : ""}${fault}`;
}
