import * as z from "zod";
import type { Problem } from "../base/problem.ts";
import { type Priority, TEAMS } from "../domain/conversation.ts";
import { SIGNALS } from "../domain/reading.ts";
import type { Triage } from "../domain/triage.ts";
import { pathText, readYaml } from "../i18n/read-yaml.ts";
import type { SourceFile } from "./sources.ts";

const LEVELS = { p1: 1, p2: 2, p3: 3, p4: 4 } as const satisfies Record<string, Priority>;
const Level = z.enum(["p1", "p2", "p3", "p4"]).transform((level): Priority => LEVELS[level]);
const Time = z
  .strictObject({ warn: z.int().positive(), due: z.int().positive() })
  .refine(({ warn, due }) => warn < due, "the reminder must come before the time is over: make `warn` less than `due`");
const Team = z.enum(TEAMS);
const Sign = z.strictObject({ urgent: Level, concern: Level, team: Team });

const Table = z.strictObject({
  times: z.strictObject({ p1: Time, p2: Time, p3: Time, p4: Time }),
  signals: z.strictObject(
    Object.fromEntries(SIGNALS.map((kind) => [kind, Sign])) as Record<(typeof SIGNALS)[number], typeof Sign>,
  ),
  reasons: z.record(z.string(), z.strictObject({ priority: Level, team: Team })),
});

const FILE = "flows/triage.yaml";

/** An absent file reads as an empty one, which says what it lacks. */
export function triageFile(files: readonly SourceFile[]): SourceFile {
  return files.find(({ path }) => path === FILE) ?? { path: FILE, text: "" };
}

/** Reads `flows/triage.yaml`: every problem at once, or the table. */
export function readTriage({ path: file, text }: SourceFile): Triage | Problem[] {
  const source = readYaml(file, text);
  if (Array.isArray(source)) return source;
  const parsed = Table.safeParse(source.value);
  if (!parsed.success) {
    return parsed.error.issues.map((issue) => {
      const path = issue.path.filter((part) => typeof part !== "symbol");
      return { file, line: source.place(path).line, path: pathText(path), fault: issue.message };
    });
  }
  const { times, signals, reasons } = parsed.data;
  return { times: { 1: times.p1, 2: times.p2, 3: times.p3, 4: times.p4 }, signals, reasons };
}
