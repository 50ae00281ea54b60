import { type Explanation, explain } from "../../screening/explain.ts";
import type { GivenAnswer, IndicatorValue } from "../../screening/given-answer.ts";
import type { Fact, Instrument } from "../../screening/instrument.ts";
import type { Judgement } from "../../screening/judge.ts";

/** What no chat asks of anybody: an officer who learns of it says so. */
export const OFFICER_FACTS = ["sexual_exploitation", "organs", "begging_or_marriage"] as const satisfies Fact[];
export type OfficerFact = (typeof OFFICER_FACTS)[number];

/** An officer's word on an indicator, or on a fact that no question asks; the latest on each holds. */
export type Change = {
  subject: { indicator: string } | { fact: OfficerFact };
  value: IndicatorValue;
  reason: string;
  officer: string;
  at: number;
};

export type Weighed = Omit<Explanation, "officer"> & {
  /** With the officers' changes; null where there are none. */
  officer: Judgement | null;
  /** What officers said of facts that no question asks. */
  facts: { fact: OfficerFact; change: Change | null }[];
};

/** The machine's result by the answers alone, and the officers' beside it. `changes` in the order in which they were made. */
export function weigh(instrument: Instrument, answers: readonly GivenAnswer[], changes: readonly Change[]): Weighed {
  const facts = OFFICER_FACTS.map((fact) => ({
    fact,
    change: changes.findLast(({ subject }) => "fact" in subject && subject.fact === fact) ?? null,
  }));
  const told = new Set<Fact>(facts.filter(({ change }) => change?.value === "yes").map(({ fact }) => fact));
  const own = changes.flatMap(({ subject, ...change }) => ("indicator" in subject ? [{ ...subject, ...change }] : []));
  const decided = explain(instrument, answers, own, told);
  return {
    ...decided,
    machine: explain(instrument, answers, [], new Set()).machine,
    officer: changes.length > 0 ? (decided.officer ?? decided.machine) : null,
    facts,
  };
}
