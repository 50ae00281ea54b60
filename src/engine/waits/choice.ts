import { COMMON_TEXTS } from "../common-texts.ts";
import { isCovered } from "../covered.ts";
import { optionPressed } from "../option-pressed.ts";
import { optionWritten } from "../option-written.ts";
import type { Outcome } from "../taken.ts";
import type { Arrival } from "./arrival.ts";

/** One of the choices: pressed, counted, or written. */
export function acceptChoice({ run, node, reading, command }: Arrival): Outcome {
  const pressed = optionPressed(run, node, reading);
  if (pressed === "stale" && isCovered(run)) return { type: "unmatched" };
  if (pressed === "stale") return { type: "again", notice: { key: COMMON_TEXTS.stale } };
  const option = pressed ?? optionWritten(run, node, reading, command, { contained: true });
  if (option !== null) return { type: "taken", taken: { option, value: option } };
  if (reading.kind !== "text" && reading.text === "") return { type: "unreadable" };
  const answerOfAnother = command !== null || reading.folded === "";
  const otherwise = node.router?.type === "choice" ? node.router.otherwise : undefined;
  if (answerOfAnother && otherwise === undefined) return { type: "again", notice: { key: COMMON_TEXTS.choose } };
  return { type: "unmatched" };
}
