import type { Language } from "../base/language.ts";

export type Label = Readonly<Record<Language, string>>;

export const WEIGHTS = ["strong", "medium", "weak"] as const;
export type Weight = (typeof WEIGHTS)[number];

export const RESULT_CODES = ["child", "A", "B", "E", "C", "D", "none"] as const;
export type ResultCode = (typeof RESULT_CODES)[number];

/** What is known beside the indicators: from answers, from signals in the words, or from an officer. */
export const FACTS = [
  "still_in_it",
  "travel_near",
  "under_18",
  "child_unsafe",
  "child_hurt_now",
  "child_alone",
  "sexual_exploitation",
  "organs",
  "begging_or_marriage",
] as const;
export type Fact = (typeof FACTS)[number];

/** 1 is the most urgent. */
export const PRIORITIES = [1, 2, 3, 4] as const;
export type Priority = (typeof PRIORITIES)[number];

export const QUESTION_TYPES = ["yes_no", "one", "many", "when", "number", "text"] as const;
export type QuestionType = (typeof QUESTION_TYPES)[number];

/** Answers to several questions, all of which must have been given. */
export type Clause = Readonly<Record<string, Wanted>>;
/** One of these answers, or a number above a threshold; null where the programme has set none. */
export type Wanted = readonly string[] | { more_than: number | null };

export type Question = {
  id: string;
  type: QuestionType;
  label: Label;
  /** All that may be answered, with labels; empty for numbers and free text. */
  answers: Readonly<Record<string, Label>>;
  /** Asked only after these answers. */
  follows: Clause | null;
  /** The answer that other answers give where this question has none. */
  implied: readonly { answer: string; if: Clause }[];
};

export type Indicator = {
  id: string;
  dimension: string;
  weight: Weight;
  label: Label;
  /** Yes where one of these is; empty where only an officer sets it. */
  yesIf: readonly Clause[];
  /** Never no where this is: an officer decides. */
  forOfficerIf: Clause | null;
};

export type Dimension = { id: string; name: Label; indicators: readonly Indicator[] };

/** The least that is needed of each; `any` counts all weights together. */
export type Least = { readonly [of in Weight | "medium_or_weak" | "any"]?: number | undefined };

/** Whatever is named must hold: dimensions (all, any, none of them positive), one yes among indicators, one of the facts. */
export type Condition = {
  all?: readonly string[] | undefined;
  any?: readonly string[] | undefined;
  none?: readonly string[] | undefined;
  indicators?: readonly string[] | undefined;
  indicators_in?: readonly string[] | undefined;
  indicators_weighing?: Weight | undefined;
  facts?: readonly Fact[] | undefined;
};

/** Any of the facts makes it as urgent as `to`. */
export type Raise = { to: Priority; facts: readonly Fact[] };

export type ResultRow = {
  result: ResultCode;
  label: Label;
  priority: Priority;
  raise: readonly Raise[];
  /** One of these, or what holds where no other row does. */
  when: readonly Condition[] | "otherwise";
};

export type Instrument = {
  id: string;
  title: Label;
  source: { title: string; url: string | null; attribution: string | null };
  doubts: readonly string[];
  questions: readonly Question[];
  facts: Readonly<Partial<Record<Fact, { label: Label; if: Clause | null }>>>;
  dimensions: readonly Dimension[];
  /** Known to the field, taken in input, never counted here. */
  unlisted: readonly string[];
  /** A dimension is positive where one of these holds. */
  positive: readonly Least[];
  /** In the order in which the first that holds names the result. */
  results: readonly ResultRow[];
  /** Whatever the result. */
  raise: readonly Raise[];
};

export function indicatorsOf({ dimensions }: Instrument): Indicator[] {
  return dimensions.flatMap(({ indicators }) => indicators);
}
