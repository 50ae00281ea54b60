import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { ConfigError } from "../base/errors.ts";
import type { Problem } from "../base/problem.ts";
import { readContent } from "../knowledge/read-content.ts";
import { compileLexicon } from "../nlu/compile-lexicon.ts";
import { learnAll, learnTopics, type Question } from "../nlu/learn.ts";
import { type LexiconSource, readLexicon } from "../nlu/read-lexicon.ts";
import { LabelledMessage, readMessages, TopicMessage } from "../nlu/read-messages.ts";
import { type Understanding, writeUnderstanding } from "../nlu/understanding.ts";
import { readOptions } from "./read-options.ts";

type SourceFile = { path: string; text: string };

export type TrainWorld = {
  /** The YAML and JSON lines below `flows/`, and the code that makes features of them. */
  files: readonly SourceFile[];
  /** What is there now, or null. */
  built: () => Understanding | null;
  keep: (file: Uint8Array) => Promise<void>;
  readText: (path: string) => Promise<string>;
  writeBytes: (path: string, bytes: Uint8Array) => Promise<void>;
  out: (text: string) => void;
};

/**
 * `sanad train` builds the understanding from `flows/`; `--check` only says whether it is stale (exit code 1).
 * `sanad train --data FILE.jsonl --out MODEL` learns topics of any names from lines with `text` and `topic`.
 */
export async function train(args: readonly string[], world: TrainWorld): Promise<number> {
  const { data, out, check } = optionsOf(args);
  if (check) return checkBuilt(world);
  const started = performance.now();
  const file = data === undefined ? buildAll(world) : buildTopics(world, data, await world.readText(data));
  if (out === undefined) await world.keep(file);
  else await world.writeBytes(out, file);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  world.out(`learnt in ${seconds} s: ${kilobytes(file)} KB, ${kilobytes(gzipSync(file))} KB as gzip\n`);
  return 0;
}

function optionsOf(args: readonly string[]) {
  const values = readOptions(
    args,
    { data: { type: "string" }, out: { type: "string" }, check: { type: "boolean", default: false } },
    "train [--check] [--data FILE.jsonl --out MODEL]",
  );
  if ((values.data === undefined) !== (values.out === undefined)) {
    throw new ConfigError("train: give both --data FILE.jsonl and --out MODEL, or neither");
  }
  return values;
}

function checkBuilt({ built, files, out }: TrainWorld): number {
  const before = built();
  if (before?.made_from === hashOf(files)) {
    out("what messages are understood by is up to date\n");
    return 0;
  }
  out(`${before ? "flows/ has changed since it was learnt from" : "nothing was learnt yet"}; run: npm run train\n`);
  return 1;
}

function buildAll({ files }: TrainWorld): Uint8Array {
  const lexicon = lexiconOf(files);
  const content = sound(readContent(files.filter(({ path }) => CONTENT.test(path))));
  const { messages, problems } = readMessages(
    files.filter(({ path }) => MESSAGES.test(path)),
    LabelledMessage,
  );
  assertNone(problems);
  const questions = content.articles.flatMap(({ key, label, title, questions }): Question[] =>
    [label.ar, label.en, title.ar, title.en, ...questions.ar, ...questions.en].map((text) => ({ key, text })),
  );
  const keys = content.articles.map(({ key }) => key);
  const model = learnAll(compileLexicon(lexicon).extract, { messages, questions, keys });
  return writeUnderstanding({ lexicon, model, made_from: hashOf(files) });
}

function buildTopics({ files }: TrainWorld, path: string, text: string): Uint8Array {
  const { messages, problems } = readMessages([{ path, text }], TopicMessage);
  assertNone(problems);
  if (new Set(messages.map(({ topic }) => topic)).size < 2) {
    throw new ConfigError(`${path}: give messages of two topics at least`);
  }
  const lexicon = lexiconOf(files);
  const model = learnTopics(compileLexicon(lexicon).extract, messages);
  return writeUnderstanding({ lexicon, model, made_from: "" });
}

const LEXICON = /^flows\/lexicon\//;
const CONTENT = /^flows\/(?:answers\/.+|contacts\.yaml|groups\.yaml)$/;
const MESSAGES = /^flows\/messages\/.+\.jsonl$/;

function lexiconOf(files: readonly SourceFile[]): LexiconSource {
  return sound(readLexicon(files.filter(({ path }) => LEXICON.test(path))));
}

/** Of all that the weights depend on; of answers only how they are asked for. */
function hashOf(files: readonly SourceFile[]): string {
  const hash = createHash("sha256");
  for (const { path, text } of [...files].sort((one, other) => (one.path < other.path ? -1 : 1))) {
    if (NOT_LEARNT.test(path)) continue;
    const asked = path.startsWith("flows/answers/") ? askedIn(text) : text;
    hash.update(`${path}\n${asked.length}\n${asked}`);
  }
  return hash.digest("hex");
}

const NOT_LEARNT = /^flows\/(?:contacts|groups)\.yaml$/;

/** The lines of an answer's file that hold its label, title and questions. */
function askedIn(text: string): string {
  const questions = /^questions:\n(?: .*\n)+/m.exec(text)?.[0] ?? "";
  return [...(text.match(/^(?:key|label|title):.*$/gm) ?? []), questions].join("\n");
}

function sound<T extends object>(read: T | Problem[]): T {
  if (Array.isArray(read)) assertNone(read);
  return read as T;
}

const SHOWN = 20;

function assertNone(problems: readonly Problem[]): void {
  if (problems.length === 0) return;
  const told = problems
    .slice(0, SHOWN)
    .map(({ file, line, path, fault }) => `${file}:${line} ${path && `${path}: `}${fault}`);
  const more = problems.length > SHOWN ? [`and ${problems.length - SHOWN} more`] : [];
  throw new ConfigError([...told, ...more].join("\n"));
}

function kilobytes({ length }: Uint8Array): number {
  return Math.round(length / 1024);
}
