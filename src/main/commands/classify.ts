import { readFile } from "node:fs/promises";
import { ConfigError } from "../../base/errors.ts";
import { classify as run } from "../../cli/classify.ts";
import { readUnderstanding } from "../../nlu/understanding.ts";
import { lineIo } from "../line-io.ts";
import { understandAlone } from "../understand-alone.ts";

/** Says of each line what it is about, its danger and its command. */
export function classify(args: string[]): Promise<number> {
  return run(args, { understand: understandAlone(), loadModel }, lineIo());
}

async function loadModel(path: string) {
  const file = await readFile(path).catch((cause: { code?: string }) => {
    throw new ConfigError(`${path}: ${cause.code ?? "cannot be read"}`, { cause });
  });
  return readUnderstanding(file);
}
