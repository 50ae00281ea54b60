import { compileLexicon } from "../nlu/compile-lexicon.ts";
import { createUnderstand, type Understand } from "../nlu/understand.ts";
import { loadUnderstanding } from "./understanding-file.ts";

/** Reads messages without flows, store or texts: what commands that stream lines need, and no more. */
export function understandAlone(): Understand {
  const { lexicon, model } = loadUnderstanding();
  return createUnderstand({ lexicon: compileLexicon(lexicon), model });
}
