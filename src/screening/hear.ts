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
  const latest = answers.at(-1);
  if (!latest) return unknown("not_asked");
  if (question.type === "many") return named(question, wanted, answers);
  if (question.type === "number") return measured(latest, wanted);
  const answer = String(latest.answer);
  return isChoice(question, answer) ? decided(isWanted(answer, wanted), []) : unheard(answer);
}

function named(question: Question, wanted: Wanted, answers: readonly GivenAnswer[]): Held {
  const words = answers.flatMap(({ answer }) => String(answer).split(/[\s,]+/));
  const choices = words.filter((word) => isChoice(question, word));
  if (choices.some((choice) => isWanted(choice, wanted))) return decided(true, []);
  return choices.length > 0 ? unknown("not_named") : unheard(words.at(-1));
}

function measured({ answer }: GivenAnswer, wanted: Wanted): Held {
  const digits = toWesternDigits(String(answer)).trim();
  if (!/^\d+(\.\d+)?$/.test(digits) || !("more_than" in wanted)) return unheard(String(answer));
  return wanted.more_than === null ? unknown("for_officer") : decided(Number(digits) > wanted.more_than, []);
}

function unheard(answer: string | undefined): Held {
  return unknown(answer === "skip" ? "skipped" : "not_known");
}

function isChoice(question: Question, answer: string): boolean {
  return answer !== "skip" && answer !== "dont_know" && Object.hasOwn(question.answers, answer);
}

function isWanted(answer: string, wanted: Wanted): boolean {
  return !("more_than" in wanted) && wanted.includes(answer);
}
