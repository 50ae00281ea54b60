import type { IndicatorValue } from "./given-answer.ts";
import type {
  Condition,
  Fact,
  Indicator,
  Instrument,
  Least,
  Priority,
  Raise,
  ResultCode,
  ResultRow,
  Weight,
} from "./instrument.ts";

export type Tally = { strong: number; medium: number; weak: number; positive: boolean };

/** Why a row holds: the dimensions and indicators it rests on, and the facts, those that made it more urgent included. */
export type Reason = {
  result: ResultCode;
  priority: Priority;
  dimensions: string[];
  indicators: { indicator: string; weight: Weight }[];
  facts: Fact[];
};

export type Judgement = {
  dimensions: Record<string, Tally>;
  /** The first of `rows`. */
  result: ResultCode;
  /** All that hold, in the order in which the first names the result. */
  rows: ResultCode[];
  /** The most urgent of all that hold. */
  priority: Priority;
  reasons: Reason[];
};

/** Counts what is yes; what is absent or unknown counts for nothing, and neither does what the instrument does not list. */
export function judge(
  instrument: Instrument,
  values: Readonly<Record<string, IndicatorValue>>,
  facts: ReadonlySet<Fact>,
): Judgement {
  const yes = instrument.dimensions.flatMap(({ indicators }) => indicators.filter(({ id }) => values[id] === "yes"));
  const dimensions = Object.fromEntries(instrument.dimensions.map(({ id }) => [id, tally(instrument, id, yes)]));
  const known: Known = { yes, facts, positive: (id) => dimensions[id]?.positive === true };
  const held = instrument.results.flatMap((row) => reasonsOf(row, known));
  const rows = instrument.results.filter(({ when, result }) =>
    when === "otherwise" ? held.length === 0 : held.some((reason) => reason.result === result),
  );
  const result = rows[0]?.result ?? "none";
  const reasons = [...held, ...raisedAnyway(instrument.raise, result, facts)];
  const priorities = [...rows.map(({ priority }) => priority), ...reasons.map(({ priority }) => priority)];
  return { dimensions, result, rows: rows.map((row) => row.result), priority: mostUrgent(priorities), reasons };
}

type Known = { yes: readonly Indicator[]; facts: ReadonlySet<Fact>; positive: (dimension: string) => boolean };

function tally({ positive }: Instrument, dimension: string, yes: readonly Indicator[]): Tally {
  const count = { strong: 0, medium: 0, weak: 0 };
  for (const indicator of yes) if (indicator.dimension === dimension) count[indicator.weight]++;
  return { ...count, positive: positive.some((least) => reaches(count, least)) };
}

function reaches({ strong, medium, weak }: Record<Weight, number>, least: Least): boolean {
  return (
    strong >= (least.strong ?? 0) &&
    medium >= (least.medium ?? 0) &&
    weak >= (least.weak ?? 0) &&
    medium + weak >= (least.medium_or_weak ?? 0) &&
    strong + medium + weak >= (least.any ?? 0)
  );
}

function reasonsOf({ result, priority, raise, when }: ResultRow, known: Known): Reason[] {
  if (when === "otherwise") return [];
  const raising = raise.map((one) => ({ to: one.to, facts: one.facts.filter((fact) => known.facts.has(fact)) }));
  const raised = raising.filter(({ facts }) => facts.length > 0);
  const urgency = mostUrgent([priority, ...raised.map(({ to }) => to)]);
  return when.flatMap((condition) => {
    const found = find(condition, known);
    if (!found) return [];
    const facts = new Set([...found.facts, ...raised.flatMap((one) => one.facts)]);
    return [{ result, priority: urgency, ...found, facts: [...facts] }];
  });
}

/** What a condition rests on; null where it does not hold. */
function find(condition: Condition, { yes, facts, positive }: Known): Omit<Reason, "result" | "priority"> | null {
  const { all = [], none = [] } = condition;
  if (!all.every(positive) || none.some(positive)) return null;
  const any = condition.any?.filter(positive);
  const told = condition.facts?.filter((fact) => facts.has(fact));
  const single = singles(condition, yes);
  if ([any, told, single].some((found) => found?.length === 0)) return null;
  const dimensions = [...all, ...(any ?? [])];
  const resting = yes.filter((one) => dimensions.includes(one.dimension) || single?.includes(one));
  return {
    dimensions,
    indicators: resting.map(({ id, weight }) => ({ indicator: id, weight })),
    facts: told ?? [],
  };
}

/** The indicators that a condition names one by one, by dimension or by weight; undefined where it names none. */
function singles(
  { indicators, indicators_in, indicators_weighing }: Condition,
  yes: readonly Indicator[],
): Indicator[] | undefined {
  if (!indicators && !indicators_in && !indicators_weighing) return undefined;
  return yes.filter(
    ({ id, dimension, weight }) =>
      (indicators?.includes(id) ?? true) &&
      (indicators_in?.includes(dimension) ?? true) &&
      (indicators_weighing ?? weight) === weight,
  );
}

function raisedAnyway(raise: readonly Raise[], result: ResultCode, known: ReadonlySet<Fact>): Reason[] {
  return raise.flatMap(({ to, facts }) => {
    const told = facts.filter((fact) => known.has(fact));
    return told.length > 0 ? [{ result, priority: to, dimensions: [], indicators: [], facts: told }] : [];
  });
}

function mostUrgent(priorities: readonly Priority[]): Priority {
  return priorities.reduce((most, priority) => (priority < most ? priority : most), 4);
}
