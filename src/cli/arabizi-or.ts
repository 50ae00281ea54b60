import type { Reading } from "../domain/reading.ts";
import { readWriting } from "../text/language.ts";
import { tokenize } from "../text/tokens.ts";

/** `ar`, `arabizi` or `en`; a language that the line does not speak by its code; null where nothing tells. */
export function arabiziOr({ folded, language, foreign }: Pick<Reading, "folded" | "language" | "foreign">) {
  if (foreign !== null) return foreign;
  return readWriting(tokenize(folded).words) === "arabizi" ? "arabizi" : language;
}
