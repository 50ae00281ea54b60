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
    lines: createInterface({ input: process.stdin }),
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
  };
}
