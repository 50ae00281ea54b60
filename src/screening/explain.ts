import { type Finding, factsOf, findingsOf, type GivenAnswer, type OfficerChange } from "./findings.ts";
import { hear, heldAnswer } from "./hear.ts";
import type { Fact, Instrument } from "./instrument.ts";
import { type Judgement, judge } from "./judge.ts";

export type Explanation = {
  findings: Finding[];
  /** By the answers alone. */
  machine: Judgement;
  /** With the officers' changes; null where there are none. */
  officer: Judgement | null;
  /** Questions that were open to ask and have no answer; of a follow-up only where what it follows was answered so. */
  notAsked: string[];
  skipped: string[];
};

/** All that an officer needs to see of a screening. `facts` come from signals and officers; those of answers are added. */
export function explain(
  instrument: Instrument,
  answers: readonly GivenAnswer[],
  changes: readonly OfficerChange[],
  facts: ReadonlySet<Fact>,
): Explanation {
  const findings = findingsOf(instrument, answers, changes);
  const known = new Set([...facts, ...factsOf(instrument, answers)]);
  const by = (which: "machine" | "value") =>
    judge(instrument, Object.fromEntries(findings.map((finding) => [finding.indicator, finding[which]])), known);
  const changed = findings.some(({ change }) => change !== null);
  return { findings, machine: by("machine"), officer: changed ? by("value") : null, ...open(instrument, answers) };
}

function open(instrument: Instrument, answers: readonly GivenAnswer[]): Pick<Explanation, "notAsked" | "skipped"> {
  const { holds, given } = hear(instrument, answers);
  const notAsked: string[] = [];
  const skipped: string[] = [];
  for (const question of instrument.questions) {
    const { id, follows, implied } = question;
    if (follows && holds(follows).value !== "yes") continue;
    const held = heldAnswer(question, given([id]));
    if (held?.answer === "skip") skipped.push(id);
    if (!held && !implied.some((rule) => holds(rule.if).value === "yes")) notAsked.push(id);
  }
  return { notAsked, skipped };
}
