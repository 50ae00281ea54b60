import type { Path } from "../i18n/read-yaml.ts";
import { type Askable, clauseFaults } from "./clause-faults.ts";
import type { QuestionSource, QuestionsSource } from "./instrument-shape.ts";
import type { Fault } from "./plain-faults.ts";

/** What is wrong with `questions.yaml` that its shape does not show. */
export function questionsFileFaults(source: QuestionsSource): Fault[] {
  const askable = {
    answers: source.answers,
    thresholds: new Set<string>(),
    questions: new Map(source.questions.map((question) => [question.id, question])),
  };
  return [
    ...questionFaults(source.questions, new Map(), source.answers),
    ...Object.entries(source.times).flatMap(([time, clause]) => clauseFaults(clause, ["times", time], askable)),
    ...Object.entries(source.facts).flatMap(([fact, told]) => clauseFaults(told.if, ["facts", fact, "if"], askable)),
  ];
}

/** What is wrong with questions; `known` are those that stand elsewhere. A question may follow only those above it. */
export function questionFaults(
  questions: readonly QuestionSource[],
  known: ReadonlyMap<string, QuestionSource>,
  answers: Askable["answers"],
): Fault[] {
  const above = new Map(known);
  return questions.flatMap((question, index) => {
    const path: Path = ["questions", index];
    const faults = clauseFaults(question.follows, [...path, "follows"], {
      questions: above,
      answers,
      thresholds: new Set(),
    });
    if (above.has(question.id)) faults.push({ path: [...path, "id"], fault: `${question.id} stands here twice` });
    above.set(question.id, question);
    return [...faults, ...answersFaults(question, [...path, "answers"])];
  });
}

function answersFaults({ type, answers }: QuestionSource, path: Path): Fault[] {
  const own = type === "one" || type === "many";
  if (own && !answers) return [{ path, fault: "is missing" }];
  if (!own && answers) return [{ path, fault: `the type ${type} has no answers of its own` }];
  return ["dont_know", "skip"]
    .filter((answer) => answers && Object.hasOwn(answers, answer))
    .map((answer) => ({ path: [...path, answer], fault: "every question has this answer; leave it out" }));
}
