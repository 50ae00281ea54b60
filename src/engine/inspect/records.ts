import type { Problem } from "../../base/problem.ts";
import type { Instrument, Question } from "../../screening/instrument.ts";
import { didYouMean } from "../did-you-mean.ts";
import type { Inspected } from "./inspected.ts";
import { nodesOf, type Placed } from "./nodes.ts";

/** Choices that lead on and are no answer. */
const NO_ANSWERS: ReadonlySet<string> = new Set(["stop", "skip", "dont_know", "done", "exit"]);

/** Screenings that name what no instrument has: their answers would count for nothing. */
export function recordProblems(inspected: Inspected): Problem[] {
  const { instruments } = inspected;
  const questions = questionsOf(instruments);
  return nodesOf(inspected).flatMap((placed) => [
    ...instrumentProblems(placed, [...instruments.keys()]),
    ...questionProblems(placed, questions),
  ]);
}

function questionsOf(instruments: ReadonlyMap<string, Instrument>): ReadonlyMap<string, Question> {
  return new Map([...instruments.values()].flatMap(({ questions }) => questions.map((it) => [it.id, it] as const)));
}

function instrumentProblems({ node, problem }: Placed, known: readonly string[]): Problem[] {
  return node.actions.flatMap((action, i) =>
    action.type === "start_screening" && !known.includes(action.instrument)
      ? problem(
          ["actions", i, "instrument"],
          `there is no instrument ${action.instrument}${didYouMean(action.instrument, known)}`,
        )
      : [],
  );
}

function questionProblems({ node: { router }, problem }: Placed, questions: ReadonlyMap<string, Question>): Problem[] {
  if (!router || !("record" in router) || router.record === undefined) return [];
  const question = questions.get(router.record);
  if (!question) {
    const fault = `no instrument has a question ${router.record}${didYouMean(router.record, [...questions.keys()])}`;
    return [problem(["router", "record"], fault)];
  }
  if (router.type !== "choice") return [];
  return router.branches.flatMap(({ choice }, i) =>
    choice in question.answers || NO_ANSWERS.has(choice)
      ? []
      : problem(
          ["router", "branches", i, "choice"],
          `${question.id} has no answer ${choice}${didYouMean(choice, Object.keys(question.answers))}`,
        ),
  );
}
