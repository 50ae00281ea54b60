import { toWesternDigits } from "../text/digits.ts";
import type { GivenAnswer } from "./given-answer.ts";
import { allOf, decided, type Held, unknown } from "./held.ts";
import type { Clause, Instrument, Question, Wanted } from "./instrument.ts";

export type Hearing = {
  /** What the answers say of a clause. Unknown is never no. */
  holds: (clause: Clause) => Held;
  /** All that was answered to these questions, the latest last. */
  given: (questions: readonly string[]) => GivenAnswer[];
};

/** Of several answers to a question the latest holds; of a `many` question all that was ever named. */
export function hear(instrument: Instrument, answers: readonly GivenAnswer[]): Hearing {
  const inTime = [...answers].sort((one, other) => one.at - other.at);
  const byQuestion = Map.groupBy(inTime, ({ question }) => question);
  const questions = new Map(instrument.questions.map((question) => [question.id, question]));

  const holds = (clause: Clause): Held => allOf(Object.entries(clause).map(([id, wanted]) => saysOf(id, wanted)));

  const saysOf = (id: string, wanted: Wanted): Held => {
    const question = questions.get(id);
    if (!question) return unknown("not_asked", [id]);
    const before = question.follows ? holds(question.follows) : null;
    const asked = [...(before?.questions ?? []), id];
    if (before?.value === "no") return decided(false, asked);
    const own = ownWord(question, wanted, byQuestion.get(id) ?? []);
    if (own.value !== "unknown") return { ...own, questions: asked };
    const implied = question.implied.find((rule) => holds(rule.if).value === "yes");
    if (implied) return decided(isWanted(implied.answer, wanted), [...asked, ...Object.keys(implied.if)]);
    if (before?.value === "unknown") return { ...before, questions: asked };
    return unknown(question.type === "when" ? "time_not_told" : own.why, asked);
  };

  return {
    holds,
    given: (ids) => inTime.filter(({ question }) => ids.includes(question)),
  };
}

function ownWord(question: Question, wanted: Wanted, answers: readonly GivenAnswer[]): Held {
  const held = heldAnswer(question, answers);
  if (!held) return unknown("not_asked");
  if (question.type === "number") return measured(held, wanted);
  const choices = (question.type === "many" ? answers : [held]).flatMap((one) => choicesIn(question, one));
  if (choices.length === 0) return unheard(String(held.answer));
  if (choices.some((choice) => isWanted(choice, wanted))) return decided(true, []);
  return question.type === "many" ? unknown("not_named") : decided(false, []);
}

/** The answer that holds. Words that are none take nothing back, and neither does a skip what was named of many. */
export function heldAnswer(question: Question, answers: readonly GivenAnswer[]): GivenAnswer | undefined {
  const named = (one: GivenAnswer) => choicesIn(question, one).length > 0;
  const said = (one: GivenAnswer) =>
    Object.hasOwn(question.answers, String(one.answer)) ||
    (question.type === "number" ? numberIn(one) !== null : named(one));
  return (question.type === "many" ? answers.findLast(named) : undefined) ?? answers.findLast(said) ?? answers.at(-1);
}

function choicesIn({ type, answers }: Question, { answer }: GivenAnswer): string[] {
  const words = type === "many" ? String(answer).split(/[\s,]+/) : [String(answer)];
  return words.filter((word) => word !== "skip" && word !== "dont_know" && Object.hasOwn(answers, word));
}

function measured(answer: GivenAnswer, wanted: Wanted): Held {
  const number = numberIn(answer);
  if (number === null || !("more_than" in wanted)) return unheard(String(answer.answer));
  return wanted.more_than === null ? unknown("for_officer") : decided(number > wanted.more_than, []);
}

function numberIn({ answer }: GivenAnswer): number | null {
  const digits = toWesternDigits(String(answer)).trim();
  return /^\d+(\.\d+)?$/.test(digits) ? Number(digits) : null;
}

function unheard(answer: string): Held {
  return unknown(answer === "skip" ? "skipped" : "not_known");
}

function isWanted(answer: string, wanted: Wanted): boolean {
  return !("more_than" in wanted) && wanted.includes(answer);
}
