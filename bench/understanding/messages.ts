import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as z from "zod";
import type { Problem } from "../../src/base/problem.ts";
import { COMMANDS, SIGNALS } from "../../src/domain/reading.ts";
import { TOPICS } from "../../src/domain/topic.ts";
import { ROOT } from "../../src/main/sources.ts";
import { LabelledMessage, readMessages } from "../../src/nlu/read-messages.ts";

/** `dev` was measured again and again while the words were found: no claim about accuracy may rest on it. */
export const DEV = "dev";
/** Written by people who saw neither the lexicon nor the messages that are learnt from. */
export const BLIND = ["topics", "answers", "commands", "danger"] as const;
export const SETS = [DEV, ...BLIND] as const;
export type SetName = (typeof SETS)[number];

export const VARIETIES = ["egy", "sud", "lev", "msa", "arabizi", "en"] as const;

/** What is not labelled in a set is absent: nothing is counted of it. */
const TestMessage = z.object({
  text: z.string().min(1),
  variety: z.enum(VARIETIES),
  topic: z.enum(TOPICS).nullable(),
  risk: z.enum(["none", "concern", "urgent"]),
  risk_kinds: z.array(z.enum(SIGNALS)),
  hard: z.enum(["negative", "positive"]).nullish(),
  answer: z.string().nullable().optional(),
  command: z.enum(COMMANDS).nullable().optional(),
});
export type TestMessage = z.infer<typeof TestMessage>;

export function readSet(name: SetName): TestMessage[] {
  const path = `bench/understanding/${name}.jsonl`;
  const text = readFileSync(fileURLToPath(new URL(`${name}.jsonl`, import.meta.url)), "utf8");
  return sound(readMessages([{ path, text }], TestMessage));
}

/** The messages that are learnt from. */
export function readTraining(): LabelledMessage[] {
  const names = readdirSync(join(ROOT, "flows/messages")).filter((name) => name.endsWith(".jsonl"));
  const paths = names.sort().map((name) => `flows/messages/${name}`);
  const files = paths.map((path) => ({ path, text: readFileSync(join(ROOT, path), "utf8") }));
  return sound(readMessages(files, LabelledMessage));
}

function sound<T>({ messages, problems }: { messages: T[]; problems: readonly Problem[] }): T[] {
  const [first] = problems;
  if (first) throw new Error(`${first.file}:${first.line} ${first.path}: ${first.fault}`);
  return messages;
}
