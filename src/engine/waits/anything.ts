import { COMMON_TEXTS } from "../common-texts.ts";
import { isCovered } from "../covered.ts";
import { optionPressed } from "../option-pressed.ts";
import { optionWritten } from "../option-written.ts";
import { isOwnMatter } from "../own-matter.ts";
import type { Outcome } from "../taken.ts";
import { written } from "../written.ts";
import type { Arrival } from "./arrival.ts";

/** Words, a voice note, a picture; or one of the choices shown, if it is written exactly. */
export function acceptAnything({ run, node, reading, command }: Arrival): Outcome {
  const pressed = optionPressed(run, node, reading);
  if (pressed === "stale" && !isCovered(run)) return { type: "again", notice: { key: COMMON_TEXTS.stale } };
  // A story that happens to hold the words of a label is a story.
  const option =
    pressed === "stale" ? null : (pressed ?? optionWritten(run, node, reading, command, { contained: false }));
  if (option !== null) return { type: "taken", taken: { option, value: option } };
  const { router } = node;
  if (router?.type === "save" && router.questions && isOwnMatter(run, reading)) return { type: "unmatched" };
  return { type: "taken", taken: { option: null, value: command?.name === "skip" ? null : written(reading) } };
}
