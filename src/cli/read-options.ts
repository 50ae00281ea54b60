import { type ParseArgsOptionsConfig, parseArgs } from "node:util";
import { ConfigError } from "../base/errors.ts";

/** The options of a command; what it does not know is told by how it is written (`usage`). */
export function readOptions<T extends ParseArgsOptionsConfig>(args: readonly string[], options: T, usage: string) {
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (cause) {
    throw new ConfigError(usage, { cause });
  }
}
