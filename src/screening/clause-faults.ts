import type { Path } from "../i18n/read-yaml.ts";
import type { ClauseSource, QuestionSource, QuestionsSource } from "./instrument-shape.ts";
import type { Fault } from "./plain-faults.ts";

/** What clauses may name. */
export type Askable = {
  questions: ReadonlyMap<string, QuestionSource>;
  answers: QuestionsSource["answers"];
  thresholds: ReadonlySet<string>;
};

/** Questions that are not declared, answers that they do not have. */
export function clauseFaults(clause: ClauseSource | undefined, path: Path, askable: Askable): Fault[] {
  return Object.entries(clause ?? {}).flatMap(([id, wanted]) => {
    const at = [...path, id];
    const question = askable.questions.get(id);
    if (!question) return [{ path: at, fault: `there is no question ${id}` }];
    if (typeof wanted === "object" && "more_than" in wanted) return thresholdFaults(question, wanted, at, askable);
    const possible = choicesOf(question, askable.answers);
    return [wanted]
      .flat()
      .filter((answer) => !possible.includes(answer))
      .map((answer) => ({ path: at, fault: `${id} has no answer ${answer}; ${hint(question, possible)}` }));
  });
}

/** The answers that can decide something; a question of numbers or of free text has none. */
function choicesOf(question: QuestionSource, { yes_no, when }: QuestionsSource["answers"]): string[] {
  if (question.type === "yes_no") return Object.keys(yes_no);
  if (question.type === "when") return Object.keys(when);
  return Object.keys(question.answers ?? {});
}

function hint({ type }: QuestionSource, possible: readonly string[]): string {
  if (type === "number") return "write {more_than: a threshold}";
  return possible.length > 0 ? `it has ${possible.join(", ")}` : "free text decides nothing";
}

function thresholdFaults(
  { id, type }: QuestionSource,
  { more_than }: { more_than: string },
  path: Path,
  { thresholds }: Askable,
): Fault[] {
  if (type !== "number") return [{ path, fault: `${id} is not answered by a number` }];
  return thresholds.has(more_than) ? [] : [{ path, fault: `there is no ${more_than} under thresholds` }];
}
