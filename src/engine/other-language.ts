import type { Reading } from "../domain/reading.ts";
import { isCovered } from "./covered.ts";
import type { Run } from "./run.ts";

/** Whether something is written in a language that we do not speak, and may be told so. */
export function isOtherLanguage(run: Run, { foreign }: Pick<Reading, "foreign">): boolean {
  return foreign !== null && run.revision.helpline.other_language !== undefined && !isCovered(run);
}
