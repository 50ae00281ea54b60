import type { Clause, Fact, Indicator, Instrument, Label, Question } from "./instrument.ts";
import type {
  ClauseSource,
  IndicatorSource,
  InstrumentSource,
  QuestionSource,
  QuestionsSource,
} from "./instrument-shape.ts";

/** An instrument with the questions that it asks and the facts that they give, from files without faults. */
export function compileInstrument(source: InstrumentSource, shared: QuestionsSource): Instrument {
  const { instrument: id, title, doubts, unlisted, positive, results, raise } = source;
  const { title: name, url = null, attribution = null } = source.source;
  const compile = (clause: ClauseSource) => compileClause(clause, source.thresholds);
  const questions = new Map([...shared.questions, ...source.questions].map((question) => [question.id, question]));
  return {
    ...{ id, title, doubts, unlisted, positive, results, raise },
    source: { title: name, url, attribution },
    questions: source.asks.flatMap((id) => {
      const question = questions.get(id);
      return question ? [compileQuestion(question, source, shared, compile)] : [];
    }),
    facts: compileFacts(source, shared, compile),
    dimensions: source.dimensions.map((dimension) => ({
      ...dimension,
      indicators: dimension.indicators.map((indicator) => compileIndicator(indicator, dimension.id, compile)),
    })),
  };
}

type Compile = (clause: ClauseSource) => Clause;

function compileClause(clause: ClauseSource, thresholds: InstrumentSource["thresholds"]): Clause {
  return Object.fromEntries(
    Object.entries(clause).map(([question, wanted]) => {
      if (typeof wanted === "string") return [question, [wanted]];
      if (Array.isArray(wanted)) return [question, wanted];
      return [question, { more_than: thresholds[wanted.more_than] ?? null }];
    }),
  );
}

function compileQuestion(
  { id, type, label, answers, follows }: QuestionSource,
  source: InstrumentSource,
  shared: QuestionsSource,
  compile: Compile,
): Question {
  const times = Object.entries(shared.times).filter(([, clause]) => isAsked(clause, source));
  return {
    ...{ id, type, label },
    answers: { ...choices(type, shared), ...answers, ...shared.answers.always },
    follows: follows ? compile(follows) : null,
    implied: type === "when" ? times.map(([answer, clause]) => ({ answer, if: compile(clause) })) : [],
  };
}

function choices(type: Question["type"], { answers }: QuestionsSource): Record<string, Label> {
  return type === "yes_no" || type === "when" ? answers[type] : {};
}

function compileIndicator(source: IndicatorSource, dimension: string, compile: Compile): Indicator {
  const { id, weight, label, yes_if, for_officer_if } = source;
  const yesIf = yes_if === undefined ? [] : [yes_if].flat();
  return {
    ...{ id, dimension, weight, label },
    yesIf: yesIf.map(compile),
    forOfficerIf: for_officer_if ? compile(for_officer_if) : null,
  };
}

function compileFacts(source: InstrumentSource, { facts }: QuestionsSource, compile: Compile): Instrument["facts"] {
  const entries = Object.entries(facts) as [Fact, QuestionsSource["facts"][Fact]][];
  return Object.fromEntries(
    entries.map(([fact, told]) => [
      fact,
      { label: told.label, if: told.if && isAsked(told.if, source) ? compile(told.if) : null },
    ]),
  );
}

function isAsked(clause: ClauseSource, { asks }: InstrumentSource): boolean {
  return Object.keys(clause).every((id) => asks.includes(id));
}
