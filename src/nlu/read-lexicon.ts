import * as z from "zod";
import type { Problem } from "../base/problem.ts";
import { COMMANDS } from "../domain/reading.ts";
import { type Path, pathText, readYaml, type YamlFile } from "../i18n/read-yaml.ts";
import type { Concepts } from "../lexicon/concepts.ts";

/** What the files of `flows/lexicon` hold, checked; `compileLexicon` makes it fast. */
export type LexiconSource = { commands: CommandsSource; concepts: Concepts };

/**
 * Reads `commands.yaml`, told by the end of its path, and the concepts of all other files. Every fault comes with file
 * and line; where there is one there is no lexicon.
 */
export function readLexicon(files: readonly { path: string; text: string }[]): LexiconSource | Problem[] {
  const commands = readFile(files, COMMANDS_FILE, CommandsSource);
  const others = files.filter(({ path }) => !path.endsWith(COMMANDS_FILE));
  const parts = others.map((file) => parseFile(file, ConceptsFile));
  const faults = [commands, ...parts].filter(Array.isArray).flat();
  if (Array.isArray(commands) || faults.length > 0) return faults;
  const read = parts.flatMap((part) => (Array.isArray(part) ? [] : [part]));
  const problems = [...saidTwice(commands.file, commands.value), ...namedTwice(read)];
  if (problems.length > 0) return problems;
  return { commands: commands.value, concepts: Object.assign({}, ...read.map(({ value }) => value.concepts)) };
}

const COMMANDS_FILE = "commands.yaml";

/** Words as people write them in the file: one text, with commas between. */
const Words = z.string().transform((text) =>
  text
    .split(/[,،\n]/)
    .map((word) => word.trim())
    .filter((word) => word !== ""),
);
const Said = z.strictObject({
  ar: Words.default([]),
  arabizi: Words.default([]),
  en: Words.default([]),
  signs: Words.default([]),
});
export type Said = z.infer<typeof Said>;

const Concept = Said.extend({
  numbers: z
    .tuple([z.int().min(0), z.int().max(999)])
    .nullable()
    .default(null),
});
const Name = z.string().regex(/^[a-z][a-z0-9_]*$/, "use snake_case: a-z, 0-9 and _");
export const TOGGLE = "toggle_language";
const Command = z.enum(COMMANDS);

const CommandsSource = z.strictObject({
  fillers: Said,
  says: z.partialRecord(Command, Said),
  toggle_language: Said,
  slash: z.partialRecord(z.enum([...COMMANDS, TOGGLE]), Words),
  number_words: Said,
  negations: Said,
});
export type CommandsSource = z.infer<typeof CommandsSource>;

const ConceptsFile = z.strictObject({ concepts: z.record(Name, Concept) });

type Parsed<T> = { file: YamlFile; value: T };

function readFile<T>(
  files: readonly { path: string; text: string }[],
  name: string,
  shape: z.ZodType<T>,
): Parsed<T> | Problem[] {
  const found = files.find(({ path }) => path.endsWith(name));
  if (!found) return [{ file: `flows/lexicon/${name}`, line: 1, path: "", fault: "this file is missing" }];
  return parseFile(found, shape);
}

function parseFile<T>({ path, text }: { path: string; text: string }, shape: z.ZodType<T>): Parsed<T> | Problem[] {
  const file = readYaml(path, text);
  if (Array.isArray(file)) return file;
  const result = shape.safeParse(file.value);
  if (result.success) return { file, value: result.data };
  return result.error.issues.map(({ path, message }) => problem(file, path as Path, message));
}

function problem(file: YamlFile, path: Path, fault: string): Problem {
  return { file: file.file, ...file.place(path), path: pathText(path), fault };
}

function namedTwice(files: readonly Parsed<z.infer<typeof ConceptsFile>>[]): Problem[] {
  const seen = new Set<string>();
  return files.flatMap(({ file, value }) =>
    Object.keys(value.concepts).flatMap((name) => {
      if (seen.has(name)) return [problem(file, ["concepts", name], `${name} stands in another file too; keep one`)];
      seen.add(name);
      return [];
    }),
  );
}

function saidTwice(file: YamlFile, source: CommandsSource): Problem[] {
  const seen = new Map<string, string>();
  return Object.entries({ ...source.says, [TOGGLE]: source.toggle_language }).flatMap(([command, said]) =>
    [...said.ar, ...said.arabizi, ...said.en, ...said.signs].flatMap((phrase) => {
      const other = seen.get(phrase) ?? command;
      seen.set(phrase, command);
      const path = command === TOGGLE ? [TOGGLE] : ["says", command];
      return other === command ? [] : [problem(file, path, `"${phrase}" is said for ${other} too; keep one`)];
    }),
  );
}
