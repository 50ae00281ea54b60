import type { CommandName, Reading, SignalKind } from "../../src/domain/reading.ts";
import { thresholds } from "../../src/engine/thresholds.ts";
import type { TestMessage } from "./messages.ts";

/** A message and what was understood. */
export type Read = { message: TestMessage; reading: Reading };

/** What is counted: of the messages that it is `among`, those that `hit`. */
export type Measure = { name: string; among: (read: Read) => boolean; hit: (read: Read) => boolean };

export type Share = { hits: number; of: number };

export function share({ among, hit }: Measure, reads: readonly Read[]): Share {
  const counted = reads.filter(among);
  return { hits: counted.filter(hit).length, of: counted.length };
}

const MENU = 3;

// A yes or a "back" has a topic for form's sake only.
const hasTopic = ({ message }: Read) => message.topic !== null && !message.command;
export const TOPIC = {
  first: {
    name: "first right",
    among: hasTopic,
    hit: ({ message, reading }) => reading.topics[0]?.topic === message.topic,
  },
  three: {
    name: "in the first three",
    among: hasTopic,
    hit: ({ message, reading }) => reading.topics.slice(0, MENU).some(({ topic }) => topic === message.topic),
  },
} satisfies Record<string, Measure>;

const isUrgent = ({ message }: Read) => message.risk === "urgent";
const isHard = ({ message }: Read) => message.risk === "none" && message.hard === "negative";
const isPlain = ({ message }: Read) => message.risk === "none" && message.hard !== "negative";
const isNoticed = ({ reading }: Read) => reading.risk !== "none";
const readUrgent = ({ reading }: Read) => reading.risk === "urgent";
export const DANGER = {
  noticed: { name: "noticed", among: ({ message }) => message.risk !== "none", hit: isNoticed },
  urgentNoticed: { name: "urgent noticed", among: isUrgent, hit: isNoticed },
  urgentAsUrgent: { name: "urgent as urgent", among: isUrgent, hit: readUrgent },
  concernAsUrgent: {
    name: "concern as urgent",
    among: ({ message }) => message.risk === "concern",
    hit: readUrgent,
  },
  hardTaken: { name: "hard negatives taken", among: isHard, hit: isNoticed },
  hardUrgent: { name: "taken for urgent", among: isHard, hit: readUrgent },
  plainTaken: { name: "plain ones taken", among: isPlain, hit: isNoticed },
  plainUrgent: { name: "taken for urgent", among: isPlain, hit: readUrgent },
} satisfies Record<string, Measure>;

export function kindMeasures(kind: SignalKind): { precision: Measure; recall: Measure } {
  const labelled = ({ message }: Read) => message.risk_kinds.includes(kind);
  const told = ({ reading }: Read) => reading.signals.some((signal) => signal.kind === kind);
  return {
    precision: { name: "precision", among: told, hit: labelled },
    recall: { name: "recall", among: labelled, hit: told },
  };
}

const hasAnswer = ({ message }: Read) => typeof message.answer === "string";
const hasNone = ({ message }: Read) => message.answer === null;
const isSilent = ({ reading }: Read) => reading.answers.length === 0;
const isSure = ({ reading }: Read) => (reading.answers[0]?.score ?? 0) >= thresholds.sure;
const isFirst = ({ message, reading }: Read) => reading.answers[0]?.key === message.answer;
// What the flows make of the scores is counted besides: some are too low to be offered, others high enough to answer.
export const ANSWER = {
  first: { name: "right first", among: hasAnswer, hit: isFirst },
  three: {
    name: "in the first three",
    among: hasAnswer,
    hit: ({ message, reading }) => reading.answers.slice(0, MENU).some(({ key }) => key === message.answer),
  },
  none: { name: "left without any", among: hasAnswer, hit: isSilent },
  silent: { name: "null: left unanswered", among: hasNone, hit: isSilent },
  sureRight: { name: "sure: right", among: (read) => hasAnswer(read) && isSure(read), hit: isFirst },
  offerNone: {
    name: "null: any offered",
    among: hasNone,
    hit: ({ reading }) => (reading.answers[0]?.score ?? 0) >= thresholds.offer,
  },
  sureNone: { name: "null: sure of one", among: hasNone, hit: isSure },
} satisfies Record<string, Measure>;

const isCommand = ({ message }: Read) => typeof message.command === "string";
const isNear = ({ message }: Read) => message.command === null;
export const COMMAND = {
  right: {
    name: "right",
    among: isCommand,
    hit: ({ message, reading }) => reading.command?.name === message.command,
  },
  missed: { name: "read as none", among: isCommand, hit: ({ reading }) => reading.command === null },
  nearTaken: { name: "near misses taken", among: isNear, hit: ({ reading }) => reading.command !== null },
} satisfies Record<string, Measure>;

/** Near misses that are taken for one command, of all near misses. */
export function takenFor(name: CommandName): Measure {
  return { name: "near misses taken for it", among: isNear, hit: ({ reading }) => reading.command?.name === name };
}
