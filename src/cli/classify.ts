import { ConfigError } from "../base/errors.ts";
import { classifyTopics, type Understand } from "../nlu/understand.ts";
import type { Understanding } from "../nlu/understanding.ts";
import { arabiziOr } from "./arabizi-or.ts";
import { type LineIo, readJsonLines } from "./json-lines.ts";
import { readOptions } from "./read-options.ts";

export type ClassifyWorld = {
  understand: Understand;
  /** A model that `sanad train --out` wrote. */
  loadModel: (path: string) => Promise<Understanding>;
};

/**
 * `sanad classify --jsonl [--model MODEL]`: reads `{"id","text"}` lines and prints what each is about, best first, its
 * risk, its signals with the words that gave rise to them, and its command. With `--model` the topics are that model's.
 */
export async function classify(args: readonly string[], world: ClassifyWorld, io: LineIo): Promise<number> {
  const { jsonl, model } = readOptions(
    args,
    { jsonl: { type: "boolean" }, model: { type: "string" } },
    "classify --jsonl [--model FILE]",
  );
  if (!jsonl) throw new ConfigError("classify: write classify --jsonl, and give lines with id and text");
  const topicsOf = model === undefined ? null : classifyTopics(await world.loadModel(model));
  return readJsonLines(io, ({ id, text }) => {
    const reading = world.understand({ kind: "text", text }, { language: null });
    return {
      id,
      lang: arabiziOr(reading),
      topics: topicsOf ? topicsOf(text) : reading.topics,
      risk: reading.risk,
      signals: reading.signals,
      command: reading.command,
    };
  });
}
