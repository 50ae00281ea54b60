import * as z from "zod";
import { FACTS, PRIORITIES, QUESTION_TYPES, RESULT_CODES, WEIGHTS } from "./instrument.ts";

const Text = z.string().trim().min(1, "write something");
const Label = z.strictObject({
  ar: Text.regex(/[\u0621-\u064a]/, "write it in Arabic"),
  en: Text.regex(/[A-Za-z]/, "write it in English"),
});
const Id = z.string().regex(/^[a-z][a-z0-9_]*$/, "use snake_case: a-z, 0-9 and _");
const Code = z.string().regex(/^[A-Z]+\d+$/, "capital letters and a number, as in DR1");
const Codes = z.array(Code).min(1, "name at least one");
const Facts = z.array(z.enum(FACTS)).min(1, "name at least one");
const Priority = z.literal(PRIORITIES);

const Wanted = z.union([
  Text.meta({ description: "this answer" }),
  z.array(Text).min(1, "name at least one").meta({ description: "one of these answers" }),
  z.strictObject({ more_than: Id }).meta({ description: "a number above this threshold" }),
]);
const Clause = z
  .record(Id, Wanted)
  .refine((clause) => Object.keys(clause).length > 0, "name at least one question")
  .meta({ id: "Answers", description: "Questions and their answers; all must have been given." });
export type ClauseSource = z.infer<typeof Clause>;

const AnswerLabels = z.record(Id, Label);
const Question = z.strictObject({
  id: Id,
  type: z.enum(QUESTION_TYPES),
  label: Label,
  follows: Clause.optional().meta({ description: "Asked only after these answers, of questions above." }),
  answers: AnswerLabels.optional().meta({ description: "Of the types `one` and `many`." }),
});
export type QuestionSource = z.infer<typeof Question>;

/** `questions.yaml`: what instruments may ask, and the facts that answers give. */
export const QuestionsSource = z.strictObject({
  answers: z.strictObject({
    always: z.strictObject({ dont_know: Label, skip: Label }),
    yes_no: z.strictObject({ yes: Label, no: Label }),
    when: z.strictObject({ before: Label, there: Label, both: Label }),
  }),
  times: z.partialRecord(z.enum(["before", "there", "both"]), Clause),
  facts: z.record(z.enum(FACTS), z.strictObject({ label: Label, if: Clause.optional() })),
  questions: z.array(Question).min(1, "write at least one"),
});
export type QuestionsSource = z.infer<typeof QuestionsSource>;

const Indicator = z.strictObject({
  id: Code,
  weight: z.enum(WEIGHTS),
  label: Label,
  yes_if: z
    .union([Clause, z.array(Clause).min(1, "write at least one")])
    .optional()
    .meta({ description: "Yes where these answers were given, or one row of several; without it an officer sets it." }),
  for_officer_if: Clause.optional().meta({ description: "Never no after these answers: an officer decides." }),
});
export type IndicatorSource = z.infer<typeof Indicator>;

const atLeast = z.int().min(1).optional();
const Least = z
  .strictObject({ strong: atLeast, medium: atLeast, weak: atLeast, medium_or_weak: atLeast, any: atLeast })
  .refine((least) => Object.keys(least).length > 0, "name at least one number");

const Condition = z
  .strictObject({
    all: Codes.optional().meta({ description: "All of these dimensions are positive." }),
    any: Codes.optional().meta({ description: "One of these dimensions is positive." }),
    none: Codes.optional().meta({ description: "None of these dimensions is positive." }),
    indicators: Codes.optional().meta({ description: "One of these indicators is yes." }),
    indicators_in: Codes.optional().meta({ description: "An indicator of these dimensions is yes." }),
    indicators_weighing: z.enum(WEIGHTS).optional().meta({ description: "An indicator of this weight is yes." }),
    facts: Facts.optional().meta({ description: "One of these facts is known." }),
  })
  .refine((condition) => Object.keys(condition).length > 0, "name what must hold")
  .meta({ id: "Condition", description: "All that is named must hold." });

const Raise = z.array(z.strictObject({ to: Priority, facts: Facts }));
const Row = z.strictObject({
  result: z.enum(RESULT_CODES),
  label: Label,
  priority: Priority,
  raise: Raise.default([]),
  when: z.union([z.literal("otherwise"), z.array(Condition).min(1, "write at least one")]),
});

const Dimension = z.strictObject({
  id: Code,
  name: Label,
  indicators: z.array(Indicator).min(1, "write at least one"),
});

/** An instrument's own file. */
export const InstrumentSource = z.strictObject({
  instrument: z.string().regex(/^[a-z][a-z0-9-]*$/, "use a-z, 0-9 and -"),
  title: Label,
  source: z.strictObject({
    title: Text,
    url: z.url("write the whole address, with https://").optional(),
    attribution: Text.optional(),
  }),
  doubts: z.array(Text).default([]),
  questions: z.array(Question).default([]).meta({ description: "Asked by this instrument only." }),
  asks: z.array(Id).min(1, "name at least one"),
  thresholds: z.record(Id, z.number().positive().nullable()).default({}),
  unlisted: z.array(Code).default([]),
  positive: z.array(Least).min(1, "write at least one"),
  results: z.array(Row).min(1, "write at least one"),
  raise: Raise.default([]),
  dimensions: z.array(Dimension).min(1, "write at least one"),
});
export type InstrumentSource = z.infer<typeof InstrumentSource>;
