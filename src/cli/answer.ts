import { ConfigError } from "../base/errors.ts";
import type { Understand } from "../nlu/understand.ts";
import { type LineIo, readJsonLines } from "./json-lines.ts";
import { readOptions } from "./read-options.ts";

/** `sanad answer --jsonl`: reads `{"id","text"}` lines and prints the entries that may answer each, best first. */
export async function answer(args: readonly string[], understand: Understand, io: LineIo): Promise<number> {
  const { jsonl } = readOptions(args, { jsonl: { type: "boolean" } }, "answer --jsonl");
  if (!jsonl) throw new ConfigError("answer: write answer --jsonl, and give lines with id and text");
  return readJsonLines(io, ({ id, text }) => ({
    id,
    answers: understand({ kind: "text", text }, { language: null }).answers,
  }));
}
