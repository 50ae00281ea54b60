import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ConfigError } from "../base/errors.ts";
import { readUnderstanding, type Understanding } from "../nlu/understanding.ts";
import { ROOT } from "./sources.ts";

/** What `npm run train` writes, and all of the product reads. */
export const UNDERSTANDING_FILE = join(ROOT, "src/main/generated/understanding.bin");

/** Throws a `ConfigError` where there is none. */
export function loadUnderstanding(): Understanding {
  if (!existsSync(UNDERSTANDING_FILE)) throw new ConfigError("nothing was learnt yet: run npm run train");
  return readUnderstanding(readFileSync(UNDERSTANDING_FILE));
}
