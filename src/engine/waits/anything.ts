import type { Reading } from "../../domain/reading.ts";
import { COMMON_TEXTS } from "../common-texts.ts";
import { isCovered } from "../covered.ts";
import { optionPressed } from "../option-pressed.ts";
import { optionWritten } from "../option-written.ts";
import { isOwnMatter } from "../own-matter.ts";
import type { Outcome } from "../taken.ts";
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

/** What came, as a text: a voice note is `[voice]`, a picture with words `[photo] words`. */
function written({ kind, media, text }: Reading): string {
  const kept = text.slice(0, MAX_KEPT).toWellFormed();
  if (kind === "text" || kind === "choice" || kind === "start") return kept;
  const marker = `[${media ?? kind}]`;
  return kept === "" ? marker : `${marker} ${kept}`;
}

/** Enough for an intake; the message itself is stored whole, and the session holds each value once per step back. */
const MAX_KEPT = 1000;
