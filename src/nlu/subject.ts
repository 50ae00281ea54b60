import type { CommandName, Reading } from "../domain/reading.ts";
import { NOTHING } from "./learn.ts";
import type { Classifier, Scores } from "./model.ts";

/** So many topics and answers are told at most. */
const MOST = 5;

/**
 * What is learnt with features left out and the truth in doubt is too modest: to these powers its probabilities agree best
 * with how often it is right on messages that were not learnt from (least log loss).
 */
const TOPIC_POWER = 1.7;
const ANSWER_POWER = 1.4;

/** Topics, best first; of those with a score of 0.8 eight in ten are right. */
export function topicsOf(classifier: Classifier, scores: Scores): Reading["topics"] {
  return sharpened(labelled(classifier, scores, "topic"), TOPIC_POWER)
    .filter(([topic]) => topic !== NOTHING)
    .map(([topic, score]) => ({ topic, score }))
    .sort((one, other) => other.score - one.score)
    .slice(0, MOST);
}

/**
 * A message is taken for the likeliest command from this much of how likely it is to be none: found on commands that were
 * not learnt from. A yes may be a consent, a stop is carried out at once, and languages are spoken of in many ways: these
 * must be likelier than none.
 */
const SURE_COMMAND = 0.27;
const SURE_CAREFUL = 1;
const CAREFUL: ReadonlySet<string> = new Set(["yes", "no", "stop", "delete_data", "language_ar", "language_en"]);
/** Where something is denied («مش عايز أكلم حد»), these are taken only when this likely by themselves. */
const SURE_DENIED = 0.5;
const DENIABLE: ReadonlySet<string> = new Set(["human", "delete_data", "language_ar", "language_en", "menu", "back"]);

/** A single word that is not listed says little: it must be likelier than none by far. */
const SURE_WORD = 1.5;

/** The command that a message likely is, or null. `denied`: it has a word of negation; `alone`: it is one word. */
export function commandOf(
  classifier: Classifier,
  scores: Scores,
  { denied, alone }: { denied: boolean; alone: boolean },
): CommandName | null {
  const all = labelled(classifier, scores, "command");
  const none = all.find(([name]) => name === NOTHING)?.[1] ?? 1;
  const [best] = all.filter(([name]) => name !== NOTHING).sort(([, one], [, other]) => other - one);
  if (best === undefined) return null;
  const [name, score] = best;
  const sure = alone ? SURE_WORD : CAREFUL.has(name) ? SURE_CAREFUL : SURE_COMMAND;
  if (score < sure * none || (denied && DENIABLE.has(name) && score < SURE_DENIED)) return null;
  return name as CommandName;
}

/** How likely the best entry is beside "none fits", from which on entries are given: found on the blind sets. */
const SOME_ANSWER = 0.25;
/** Below it an entry is noise. */
const LEAST = 0.005;

/** Entries that may answer, best first; none where most likely none fits. Of scores of 0.8 eight in ten are right. */
export function answersOf(classifier: Classifier, scores: Scores): Reading["answers"] {
  const entries = labelled(classifier, scores, "answer").sort(([, one], [, other]) => other - one);
  const none = entries.find(([key]) => key === NOTHING)?.[1] ?? 0;
  const best = entries.filter(([key]) => key !== NOTHING);
  if ((best[0]?.[1] ?? 0) < SOME_ANSWER * none) return [];
  return sharpened(entries, ANSWER_POWER)
    .filter(([key, score]) => key !== NOTHING && score >= LEAST)
    .slice(0, MOST)
    .map(([key, score]) => ({ key, score }));
}

function sharpened(all: readonly [label: string, score: number][], power: number): [label: string, score: number][] {
  const raised = all.map(([label, score]): [string, number] => [label, score ** power]);
  const sum = raised.reduce((total, [, score]) => total + score, 0);
  return raised.map(([label, score]) => [label, score / sum]);
}

function labelled({ heads }: Classifier, scores: Scores, name: string): [label: string, score: number][] {
  const labels = heads.find((head) => head.name === name)?.labels ?? [];
  return Array.from(scores[name] ?? [], (score, i): [string, number] => [labels[i] as string, score]);
}
