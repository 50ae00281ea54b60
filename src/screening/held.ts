import type { IndicatorValue, Why } from "./given-answer.ts";

/** Whether something holds by what was answered, and the questions that say so or should have. */
export type Held = { value: IndicatorValue; why: Why; questions: readonly string[] };

export function decided(value: boolean, questions: readonly string[]): Held {
  return { value: value ? "yes" : "no", why: "answered", questions };
}

export function unknown(why: Why, questions: readonly string[] = []): Held {
  return { value: "unknown", why, questions };
}

/** Unknown where one part is, for the first one's reason: a time that was told is the time of what was named only. */
export function allOf(parts: readonly Held[]): Held {
  const questions = parts.flatMap((part) => part.questions);
  const open = parts.find(({ value }) => value === "unknown");
  return open ? { ...open, questions } : decided(!parts.some(({ value }) => value === "no"), questions);
}

/** Yes where one part is yes; no only where every part is no. */
export function anyOf(parts: readonly Held[]): Held {
  const questions = parts.flatMap((part) => part.questions);
  if (parts.some(({ value }) => value === "yes")) return decided(true, questions);
  const open = parts.filter(({ value }) => value === "unknown");
  const told = TELLING.find((why) => open.some((part) => part.why === why));
  return told ? unknown(told, questions) : decided(false, questions);
}

/** Of several reasons the one with most to do for the officer. */
const TELLING: readonly Why[] = ["time_not_told", "for_officer", "not_named", "not_known", "skipped", "not_asked"];
