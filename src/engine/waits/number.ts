import { COMMON_TEXTS } from "../common-texts.ts";
import type { Wait } from "../flow.ts";
import { optionPressed } from "../option-pressed.ts";
import { isOwnMatter } from "../own-matter.ts";
import type { Outcome } from "../taken.ts";
import type { Arrival } from "./arrival.ts";

export function acceptNumber(
  { run, node, reading, command }: Arrival,
  wait: Extract<Wait, { type: "number" }>,
): Outcome {
  if (optionPressed(run, node, reading) !== null) return { type: "again", notice: { key: COMMON_TEXTS.stale } };
  const number = command?.name === "number" ? command.number : undefined;
  if (number !== undefined && number >= wait.min && number <= wait.max) {
    return { type: "taken", taken: { option: null, value: number } };
  }
  if (reading.kind !== "text" && reading.text === "") return { type: "unreadable" };
  if (isOwnMatter(run, reading)) return { type: "unmatched" };
  return { type: "again", notice: { key: COMMON_TEXTS.number, params: { min: wait.min, max: wait.max } } };
}
