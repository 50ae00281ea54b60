import { toWesternDigits } from "../../text/digits.ts";
import { COMMON_TEXTS } from "../common-texts.ts";
import type { Wait } from "../flow.ts";
import { optionPressed } from "../option-pressed.ts";
import { optionWritten } from "../option-written.ts";
import { isOwnMatter } from "../own-matter.ts";
import { isRecorded } from "../routers/record.ts";
import type { Outcome } from "../taken.ts";
import type { Arrival } from "./arrival.ts";

/** A number, alone or in a few words; or one of the choices beside it, which are never picked by counting. */
export function acceptNumber(
  { run, node, reading, command }: Arrival,
  wait: Extract<Wait, { type: "number" }>,
): Outcome {
  const pressed = optionPressed(run, node, reading);
  if (pressed === "stale") return { type: "again", notice: { key: COMMON_TEXTS.stale } };
  const number = numberIn(reading.text, command);
  if (number !== null && number >= wait.min && number <= wait.max) {
    return { type: "taken", taken: { option: null, value: number } };
  }
  const named = command?.name === "number" ? null : optionWritten(run, node, reading, command, { contained: false });
  const option = pressed ?? named;
  if (option !== null) return { type: "taken", taken: { option, value: option } };
  if (reading.kind !== "text" && reading.text === "") return { type: "unreadable" };
  if (isOwnMatter(run, reading)) return { type: "unmatched" };
  if (isRecorded(node) && number === null && command === null && reading.folded !== "") return { type: "unmatched" };
  return { type: "again", notice: { key: COMMON_TEXTS.number, params: { min: wait.min, max: wait.max } } };
}

/** «حوالي ١٢ ساعة», "12 hours a day": more words than this tell a story. */
const MAX_WORDS = 5;

function numberIn(text: string, command: Arrival["command"]): number | null {
  if (command !== null) return command.name === "number" ? (command.number ?? null) : null;
  const [only, ...more] = toWesternDigits(text).match(/\d+(?:[.,:/]\d+)*/g) ?? [];
  if (only === undefined || more.length > 0 || !/^\d{1,6}$/.test(only)) return null;
  return text.trim().split(/\s+/).length > MAX_WORDS ? null : Number(only);
}
