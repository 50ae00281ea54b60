import { readdir, readFile, writeFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import type { Problem } from "../base/problem.ts";
import type { SourceFile } from "../engine/read.ts";
import { schemaFiles } from "../engine/schema.ts";
import type { Understanding } from "../nlu/understanding.ts";
import { inspectSources, proveSources } from "./inspect-sources.ts";

export type Io = { stdout: (text: string) => void; stderr: (text: string) => void; cwd: string };

/** Looks at files that this floor cannot read. */
export type InspectMore = (files: readonly SourceFile[]) => Problem[];

/** `sanad flows check [--write-schema]`: exit code 1 where something is wrong; warnings are told only. */
export async function run(
  args: readonly string[],
  io: Io,
  understanding: Understanding,
  more: InspectMore = () => [],
): Promise<number> {
  if (args.includes("--write-schema")) {
    for (const [name, text] of Object.entries(schemaFiles())) await writeFile(join(io.cwd, "schemas", name), text);
  }
  const { problems, exitCode, walked } = await flowsCheck({ root: io.cwd, understanding, more });
  tell(problems, io);
  const faults = problems.filter(({ warning }) => !warning).length;
  io.stdout(faults === 0 ? `flows, texts, answers and instruments are sound${walked}\n` : `${faults} to mend\n`);
  return exitCode;
}

/**
 * Reads and inspects all that is under `root`: flows, locales, answers, groups, contacts, lexicon and instruments; where nothing is
 * wrong with them as they stand, walks every place that people can reach in the flows.
 */
export async function flowsCheck({
  root,
  understanding,
  more = () => [],
}: {
  root: string;
  understanding: Understanding;
  more?: InspectMore;
}): Promise<{ problems: Problem[]; exitCode: number; walked: string }> {
  const files = await yamlFiles(root);
  const problems = [...inspectSources(files, understanding), ...more(files)];
  if (isBroken(problems)) return { problems, exitCode: 1, walked: "" };
  const proof = proveSources(files, understanding);
  const all = [...problems, ...proof.problems];
  const walked = `: ${proof.places} places walked, ${proof.moves} moves`;
  return { problems: all, exitCode: isBroken(all) ? 1 : 0, walked };
}

export function tell(problems: readonly Problem[], io: Io): void {
  for (const problem of problems) io.stderr(`${line(problem)}\n`);
}

function isBroken(problems: readonly Problem[]): boolean {
  return problems.some(({ warning }) => !warning);
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
