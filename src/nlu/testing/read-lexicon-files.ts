import { readFileSync } from "node:fs";
import { compileLexicon, type Lexicon } from "../compile-lexicon.ts";
import { readLexicon } from "../read-lexicon.ts";

/** The lexicon as it stands in `flows/lexicon`. */
export function readLexiconFiles(): Lexicon {
  const paths = ["flows/lexicon/commands.yaml", "flows/lexicon/danger.yaml", "flows/lexicon/concepts.yaml"];
  const source = readLexicon(paths.map((path) => ({ path, text: readFileSync(path, "utf8") })));
  if (Array.isArray(source)) throw new Error(JSON.stringify(source, null, 2));
  return compileLexicon(source);
}
