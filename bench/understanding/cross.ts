import { readContent } from "../../src/knowledge/read-content.ts";
import { sound } from "../../src/main/sound.ts";
import { ROOT, readSources } from "../../src/main/sources.ts";
import type { Lexicon } from "../../src/nlu/compile-lexicon.ts";
import { type Lessons, learnAll } from "../../src/nlu/learn.ts";
import type { LabelledMessage } from "../../src/nlu/read-messages.ts";
import { ANSWER, COMMAND, DANGER, TOPIC } from "./measures.ts";
import { readSet, readTraining, VARIETIES } from "./messages.ts";
import { areNear, nearGroups, spread } from "./near.ts";
import { type ReadAll, readerOf } from "./reader.ts";
import { breakdown, type Group, groupBy } from "./table.ts";

/** How what is learnt holds for messages that were not learnt from; `tell` hears how far it is. Some minutes. */
export function cross(lexicon: Lexicon, tell: (step: string) => void): string[] {
  const lessons = readLessons();
  const learn: Learn = (messages) => readerOf(lexicon, learnAll(lexicon.extract, { ...lessons, messages }));
  return [...inFolds(lessons, learn, tell), ...asItGrows(lessons, learn, tell)];
}

type Learn = (messages: readonly LabelledMessage[]) => ReadAll;

const FOLDS = 5;
const PARTS = [
  ["a quarter", 1],
  ["a half", 2],
  ["all", 4],
] as const;
const QUARTERS = 4;

// Topics and answers stand side by side here, and are counted alike.
const SUBJECTS = [
  { ...TOPIC.first, name: "topic first" },
  { ...TOPIC.three, name: "in three" },
  { ...ANSWER.first, name: "answer first" },
  { ...ANSWER.three, name: "in three" },
  ANSWER.silent,
];
const RISKS = [DANGER.noticed, DANGER.urgentNoticed, DANGER.urgentAsUrgent, DANGER.hardTaken, DANGER.plainTaken];
const COMMANDS = [COMMAND.right, COMMAND.nearTaken];

/** Near-duplicates share a fold. What is near a question of an answer's file, which is always learnt, is never tested. */
function inFolds({ messages, questions }: Lessons, learn: Learn, tell: (step: string) => void): string[] {
  const groups = nearGroups([...messages, ...questions].map(({ text }) => text));
  const asked = new Set(groups.slice(messages.length));
  const folds = messages.map((_, at) => {
    const group = groups[at] as string;
    return asked.has(group) ? null : spread(group) % FOLDS;
  });
  const tested = Array.from({ length: FOLDS }, (_, fold): Group => {
    tell(`fold ${fold + 1} of ${FOLDS}`);
    const readAll = learn(messages.filter((_, at) => folds[at] !== fold));
    return [`fold ${fold + 1}`, readAll(messages.filter((_, at) => folds[at] === fold))];
  });
  const all = tested.flatMap(([, reads]) => reads);
  const never = folds.filter((fold) => fold === null).length;
  const rows: Group[] = [...tested, ["together", all], ["those not hard", all.filter(({ message }) => !message.hard)]];
  const byVariety = groupBy(all, ({ message }) => message.variety, VARIETIES);
  return [
    `  ${FOLDS}-fold cross-validation over ${messages.length} messages; ${never} near a labelled question are never tested`,
    ...[SUBJECTS, RISKS, COMMANDS].map((measures) => breakdown("tested on", measures, rows)),
    ...[SUBJECTS, RISKS, COMMANDS].map((measures) => breakdown("by variety", measures, byVariety)),
  ];
}

/** Figures on `dev` by how many messages were learnt from; none of them is near one of `dev`. */
function asItGrows({ messages }: Lessons, learn: Learn, tell: (step: string) => void): string[] {
  const dev = readSet("dev");
  const texts = messages.map(({ text }) => text);
  const near = areNear(
    dev.map(({ text }) => text),
    texts,
  );
  const free = nearGroups(texts)
    .map((group, at) => ({ group, message: messages[at] as LabelledMessage }))
    .filter((_, at) => !near[at]);
  const rows = PARTS.map(([name, quarters]): Group => {
    tell(`learning from ${name}`);
    const part = free.filter(({ group }) => spread(group) % QUARTERS < quarters).map(({ message }) => message);
    return [`${name} (${part.length})`, learn(part)(dev)];
  });
  return [
    `  learning curve on dev; ${messages.length - free.length} messages near one of dev are left out`,
    breakdown("learnt from", [TOPIC.first, TOPIC.three], rows),
    breakdown("learnt from", RISKS, rows),
  ];
}

/** As `sanad train` reads them. */
function readLessons(): Lessons {
  const files = readSources(ROOT).filter(({ path }) => /^flows\/(?:answers\/|groups|contacts)/.test(path));
  const { articles } = sound(readContent(files));
  const questions = articles.flatMap(({ key, label, title, questions }) =>
    [label.ar, label.en, title.ar, title.en, ...questions.ar, ...questions.en].map((text) => ({ key, text })),
  );
  return { messages: readTraining(), questions, keys: articles.map(({ key }) => key) };
}
