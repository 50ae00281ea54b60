import { createInterface } from "node:readline";
import type { LineIo } from "../cli/json-lines.ts";
import { compileLexicon } from "../nlu/compile-lexicon.ts";
import { createUnderstand, type Understand } from "../nlu/understand.ts";
import { loadUnderstanding } from "./understanding-file.ts";

/** Reads messages without flows, store or texts: what commands that stream lines need, and no more. */
export function understandAlone(): Understand {
  const { lexicon, model } = loadUnderstanding();
  return createUnderstand({ lexicon: compileLexicon(lexicon), model });
}

export function lineIo(): LineIo {
  return {
    // Made when it is read: lines that come before that would be lost.
    lines: { [Symbol.asyncIterator]: () => createInterface({ input: process.stdin })[Symbol.asyncIterator]() },
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
  };
}
