import type { Path } from "../i18n/read-yaml.ts";
import { type Askable, clauseFaults } from "./clause-faults.ts";
import type { IndicatorSource, InstrumentSource, QuestionsSource } from "./instrument-shape.ts";
import type { Fault } from "./plain-faults.ts";
import { questionFaults } from "./question-faults.ts";
import { resultFaults } from "./result-faults.ts";

/** What is wrong with an instrument that its shape does not show; `shared` are the questions of all. */
export function instrumentFaults(source: InstrumentSource, shared: QuestionsSource): Fault[] {
  const known = new Map(shared.questions.map((question) => [question.id, question]));
  const all = new Map([...known, ...source.questions.map((question) => [question.id, question] as const)]);
  const asked = new Map([...all].filter(([id]) => source.asks.includes(id)));
  const thresholds = new Set(Object.keys(source.thresholds));
  return [
    ...questionFaults(source.questions, known, shared.answers),
    ...asksFaults(source, all),
    ...indicatorFaults(source, { questions: asked, answers: shared.answers, thresholds }),
    ...resultFaults(source),
  ];
}

function asksFaults({ asks }: InstrumentSource, all: Askable["questions"]): Fault[] {
  return asks.flatMap((id, index) => {
    const path: Path = ["asks", index];
    const question = all.get(id);
    if (!question) return [{ path, fault: `there is no question ${id}` }];
    if (asks.indexOf(id) < index) return [{ path, fault: `${id} stands here twice` }];
    return Object.keys(question.follows ?? {})
      .filter((earlier) => !asks.slice(0, index).includes(earlier))
      .map((earlier) => ({ path, fault: `${id} follows ${earlier}: ask that before` }));
  });
}

function indicatorFaults({ dimensions, unlisted }: InstrumentSource, askable: Askable): Fault[] {
  const seen = new Set<string>(unlisted);
  return dimensions.flatMap((dimension, d) => [
    ...(dimensions.findIndex(({ id }) => id === dimension.id) < d
      ? [{ path: ["dimensions", d, "id"], fault: `${dimension.id} stands here twice` }]
      : []),
    ...dimension.indicators.flatMap((indicator, i) => {
      const path: Path = ["dimensions", d, "indicators", i];
      const twice = seen.has(indicator.id);
      seen.add(indicator.id);
      return [
        ...(twice ? [{ path: [...path, "id"], fault: `${indicator.id} stands here twice` }] : []),
        ...answerFaults(indicator, path, askable),
      ];
    }),
  ]);
}

function answerFaults({ yes_if, for_officer_if }: IndicatorSource, path: Path, askable: Askable): Fault[] {
  const yes = Array.isArray(yes_if)
    ? yes_if.flatMap((clause, index) => clauseFaults(clause, [...path, "yes_if", index], askable))
    : clauseFaults(yes_if, [...path, "yes_if"], askable);
  return [...yes, ...clauseFaults(for_officer_if, [...path, "for_officer_if"], askable)];
}
