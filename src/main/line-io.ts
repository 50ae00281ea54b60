import { once } from "node:events";
import { createInterface } from "node:readline";
import type { LineIo } from "../cli/json-lines.ts";

/** Standard input by lines, standard output and standard error. */
export function lineIo(): LineIo {
  return {
    // Made when it is read: lines that come before that would be lost.
    lines: { [Symbol.asyncIterator]: () => createInterface({ input: process.stdin })[Symbol.asyncIterator]() },
    out: (text) => (process.stdout.write(text) ? undefined : once(process.stdout, "drain")),
    err: (text) => void process.stderr.write(text),
  };
}
