import type { GivenAnswer, IndicatorValue, Why } from "./given-answer.ts";
import { type Hearing, hear } from "./hear.ts";
import { anyOf, type Held, unknown } from "./held.ts";
import { FACTS, type Fact, type Indicator, type Instrument, indicatorsOf, type Weight } from "./instrument.ts";

export type { GivenAnswer, IndicatorValue } from "./given-answer.ts";

/** An officer's own word on an indicator; the latest holds. */
export type OfficerChange = { indicator: string; value: IndicatorValue; reason: string; officer: string; at: number };

/** `machine` is what the answers say, `value` what counts: the officer's word where there is one. */
export type Finding = {
  indicator: string;
  dimension: string;
  weight: Weight;
  machine: IndicatorValue;
  why: Why;
  /** All that bears on it, earlier answers to the same question included, the latest last. */
  answers: GivenAnswer[];
  change: OfficerChange | null;
  value: IndicatorValue;
};

/** One finding for each indicator of the instrument, in its order. */
export function findingsOf(
  instrument: Instrument,
  answers: readonly GivenAnswer[],
  changes: readonly OfficerChange[],
): Finding[] {
  const hearing = hear(instrument, answers);
  return indicatorsOf(instrument).map((indicator) => {
    const { value: machine, why, questions } = saidOf(indicator, hearing);
    const change = latestOf(changes, indicator.id);
    const { id, dimension, weight } = indicator;
    const value = change?.value ?? machine;
    return { indicator: id, dimension, weight, machine, why, answers: hearing.given(questions), change, value };
  });
}

/** The facts that answers give; those of signals and officers are known elsewhere. */
export function factsOf(instrument: Instrument, answers: readonly GivenAnswer[]): ReadonlySet<Fact> {
  const { holds } = hear(instrument, answers);
  return new Set(
    FACTS.filter((fact) => {
      const clause = instrument.facts[fact]?.if;
      return clause ? holds(clause).value === "yes" : false;
    }),
  );
}

function saidOf({ yesIf, forOfficerIf }: Indicator, { holds }: Hearing): Held {
  if (yesIf.length === 0) return unknown("not_asked");
  const said = yesIf.map(holds);
  if (!forOfficerIf) return anyOf(said);
  const doubt = holds(forOfficerIf);
  return anyOf([...said, doubt.value === "yes" ? unknown("for_officer", doubt.questions) : doubt]);
}

function latestOf(changes: readonly OfficerChange[], indicator: string): OfficerChange | null {
  return changes
    .filter((change) => change.indicator === indicator)
    .reduce<OfficerChange | null>((latest, change) => (latest && latest.at > change.at ? latest : change), null);
}
