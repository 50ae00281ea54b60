import * as z from "zod";
import type { Problem } from "../base/problem.ts";
import { COMMANDS, SIGNALS } from "../domain/reading.ts";
import { type Path, pathText, readYaml, type YamlFile } from "../i18n/read-yaml.ts";

/** What the files of `flows/lexicon` hold, checked; `compileLexicon` makes it fast. */
export type LexiconSource = { commands: CommandsSource; signals: SignalsSource };

/**
 * Reads `commands.yaml` and `signals.yaml`, told by the end of their paths. Every fault comes with file and line;
 * where there is one there is no lexicon.
 */
export function readLexicon(files: readonly { path: string; text: string }[]): LexiconSource | Problem[] {
  const commands = readFile(files, "commands.yaml", CommandsSource);
  const signals = readFile(files, "signals.yaml", SignalsSource);
  if (Array.isArray(commands) || Array.isArray(signals)) return [commands, signals].filter(Array.isArray).flat();
  const faults = [
    ...undefinedConcepts(commands.file, "requests", commands.value.requests, commands.value.concepts),
    ...undefinedConcepts(signals.file, "signals", signals.value.signals, signals.value.concepts),
    ...saidTwice(commands.file, commands.value),
  ];
  return faults.length > 0 ? faults : { commands: commands.value, signals: signals.value };
}

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
/** `all`: in any order; `in_order`: as listed. An element may name several concepts: `kill|shoot`. */
const pattern = {
  all: z.array(z.string()).min(1).optional(),
  in_order: z.array(z.string()).min(2).optional(),
  within: z.int().positive().default(5),
  unless: z.array(z.string()).default([]),
  not_after: z.array(z.string()).default([]),
};
const one = (row: { all?: unknown; in_order?: unknown }) => (row.all === undefined) !== (row.in_order === undefined);
const ONE = "give either all or in_order";

export const TOGGLE = "toggle_language";
const Command = z.enum(COMMANDS);

const CommandsSource = z.strictObject({
  fillers: Said,
  says: z.partialRecord(Command, Said),
  toggle_language: Said,
  slash: z.partialRecord(z.enum([...COMMANDS, TOGGLE]), Words),
  number_words: Said,
  concepts: z.record(Name, Concept),
  requests: z.array(z.strictObject({ command: Command, ...pattern }).refine(one, ONE)),
});
export type CommandsSource = z.infer<typeof CommandsSource>;

const SignalsSource = z.strictObject({
  concepts: z.record(Name, Concept),
  signals: z.array(
    z
      .strictObject({ kinds: z.array(z.enum(SIGNALS)).min(1), risk: z.enum(["concern", "urgent"]), ...pattern })
      .refine(one, ONE),
  ),
});
export type SignalsSource = z.infer<typeof SignalsSource>;

type PatternRow = SignalsSource["signals"][number] | CommandsSource["requests"][number];
type Parsed<T> = { file: YamlFile; value: T };

function readFile<T>(
  files: readonly { path: string; text: string }[],
  name: string,
  shape: z.ZodType<T>,
): Parsed<T> | Problem[] {
  const found = files.find(({ path }) => path.endsWith(name));
  if (!found) return [{ file: `flows/lexicon/${name}`, line: 1, path: "", fault: "this file is missing" }];
  const file = readYaml(found.path, found.text);
  if (Array.isArray(file)) return file;
  const result = shape.safeParse(file.value);
  if (result.success) return { file, value: result.data };
  return result.error.issues.map(({ path, message }) => problem(file, path as Path, message));
}

function problem(file: YamlFile, path: Path, fault: string): Problem {
  return { file: file.file, ...file.place(path), path: pathText(path), fault };
}

function undefinedConcepts(
  file: YamlFile,
  list: string,
  rows: readonly PatternRow[],
  concepts: Readonly<Record<string, unknown>>,
): Problem[] {
  return rows.flatMap((row, index) =>
    (["all", "in_order", "unless", "not_after"] as const).flatMap((field) =>
      (row[field] ?? [])
        .flatMap((element) => element.split("|"))
        .filter((name) => !Object.hasOwn(concepts, name))
        .map((name) => problem(file, [list, index, field], `there is no concept ${name}; add it under concepts`)),
    ),
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
