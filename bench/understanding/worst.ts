import type { Risk } from "../../src/domain/reading.ts";
import { RISKS } from "../../src/nlu/learn.ts";
import { ANSWER, COMMAND, DANGER, type Measure, type Read, TOPIC } from "./measures.ts";
import type { ReadSets } from "./part.ts";
import type { Scores, ScoresOf } from "./reader.ts";

/** A kind of mistake: `badness` rises with how surely the wrong was read. */
type Mistake = {
  title: string;
  is: (read: Read) => boolean;
  read: (read: Read) => [right: string, taken: string];
  badness: (read: Read, scores: Scores) => number;
};

/** By the title of a part of the report: the `count` worst of each kind of mistake, the surest first. */
export function worst(part: string, count: number, sets: ReadSets, scoresOf: ScoresOf): string[] {
  return (MISTAKES[part] ?? []).map(({ title, is, read, badness }) => {
    const found = sets.flatMap(([name, reads]) => reads.filter(is).map((read) => ({ name, read })));
    const rated = found.map((one) => ({ ...one, bad: badness(one.read, scoresOf(one.read.message.text)) }));
    const lines = rated
      .sort((one, other) => other.bad - one.bad)
      .slice(0, count)
      .map(({ name, read: one, bad }) => {
        const [right, taken] = read(one);
        const text = one.message.text.replaceAll(/\s+/g, " ").slice(0, LONGEST);
        return `  ${bad.toFixed(2)}  ${name} ${one.message.variety}  ${right} > ${taken}  ${text}`;
      });
    return [`  worst: ${title} (${found.length})`, ...lines].join("\n");
  });
}

const LONGEST = 160;

function misses({ among, hit }: Measure): (read: Read) => boolean {
  return (read) => among(read) && !hit(read);
}

function hits({ among, hit }: Measure): (read: Read) => boolean {
  return (read) => among(read) && hit(read);
}

const topic: Mistake = {
  title: "wrong topics",
  is: misses(TOPIC.first),
  read: ({ message, reading }) => [message.topic ?? "-", reading.topics[0]?.topic ?? "-"],
  badness: ({ message, reading }) => {
    const right = reading.topics.find(({ topic }) => topic === message.topic);
    return (reading.topics[0]?.score ?? 0) - (right?.score ?? 0);
  },
};

/** By a whole step of risk more where urgent was read as nothing, or nothing as urgent. */
const risk: Pick<Mistake, "read" | "badness"> = {
  read: ({ message, reading }) => [`${message.risk} ${message.risk_kinds.join("+")}`.trim(), reading.risk],
  badness: ({ message, reading }, scores) => {
    const likely = (level: Risk) => scores.risk?.[level] ?? 0;
    const steps = Math.abs(RISKS.indexOf(message.risk) - RISKS.indexOf(reading.risk));
    return steps - 1 + likely(reading.risk) - likely(message.risk);
  },
};

const answer: Pick<Mistake, "read" | "badness"> = {
  read: ({ message, reading }) => [message.answer ?? "none", reading.answers[0]?.key ?? "none"],
  badness: ({ message, reading }, scores) => {
    const right = reading.answers.find(({ key }) => key === message.answer);
    const taken = reading.answers[0]?.score ?? scores.answer?.["-"] ?? 0;
    return taken - (right?.score ?? 0);
  },
};

const command: Pick<Mistake, "read" | "badness"> = {
  read: ({ message, reading }) => [message.command ?? "none", reading.command?.name ?? "none"],
  // What is a command word for word may be unlikely to the model; it counts as sure.
  badness: ({ message, reading }, scores) => {
    const likely = (name: string | null | undefined) => scores.command?.[name ?? "-"] ?? 0;
    const margin = likely(reading.command?.name) - likely(message.command);
    return reading.command !== null && margin < 0 ? 1 : margin;
  },
};

const MISTAKES: Readonly<Record<string, readonly Mistake[]>> = {
  Topics: [topic],
  Danger: [
    { title: "danger not noticed", is: misses(DANGER.noticed), ...risk },
    {
      title: "urgent read as concern",
      is: (read) => misses(DANGER.urgentAsUrgent)(read) && read.reading.risk === "concern",
      ...risk,
    },
    {
      title: "harmless taken for danger",
      is: (read) => hits(DANGER.hardTaken)(read) || hits(DANGER.plainTaken)(read),
      ...risk,
    },
  ],
  Answers: [
    { title: "wrong answers", is: misses(ANSWER.first), ...answer },
    { title: "answered where none fits", is: misses(ANSWER.silent), ...answer },
  ],
  Commands: [
    { title: "commands missed or misread", is: misses(COMMAND.right), ...command },
    { title: "near misses taken", is: hits(COMMAND.nearTaken), ...command },
  ],
};
