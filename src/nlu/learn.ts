import { COMMANDS, SIGNALS } from "../domain/reading.ts";
import { TOPICS } from "../domain/topic.ts";
import { fold } from "../text/arabic.ts";
import { readWriting } from "../text/language.ts";
import { tokenize } from "../text/tokens.ts";
import type { ExtractFeatures, Features } from "./features.ts";
import type { Head, Model } from "./model.ts";
import type { LabelledMessage, TopicMessage } from "./read-messages.ts";
import { type Example, type Training, trainModel } from "./train-model.ts";

/** Stands for no topic, no answer and no command. */
export const NOTHING = "-";

export const RISKS = ["none", "concern", "urgent"] as const;

/** A way in which people ask for the answer `key`. */
export type Question = { key: string; text: string };

export type Lessons = {
  messages: readonly LabelledMessage[];
  questions: readonly Question[];
  /** Of all answers. */
  keys: readonly string[];
};

/** Learns topics, risk, its kinds, answers and commands together: what helps one helps the others. */
export function learnAll(
  extract: ExtractFeatures,
  { messages, questions, keys }: Lessons,
  training: Training = {},
): Model {
  const heads: Head[] = [
    { name: "topic", kind: "one", labels: [NOTHING, ...TOPICS] },
    { name: "risk", kind: "one", labels: RISKS },
    { name: "kinds", kind: "some", labels: SIGNALS },
    { name: "answer", kind: "one", labels: [NOTHING, ...keys] },
    { name: "command", kind: "one", labels: [NOTHING, ...COMMANDS] },
  ];
  const examples = [
    ...messages.map((message) => exampleOf(extract, message)),
    ...questions.map(({ key, text }) => ({ features: featuresOf(extract, text), truth: { answer: [key] } })),
  ];
  return trainModel(heads, examples, training);
}

/** Learns topics of any names. */
export function learnTopics(extract: ExtractFeatures, messages: readonly TopicMessage[]): Model {
  const labels = [...new Set(messages.map(({ topic }) => topic))].sort();
  const examples = messages.map(({ text, topic }) => ({
    features: featuresOf(extract, text),
    truth: { topic: [topic] },
  }));
  return trainModel([{ name: "topic", kind: "one", labels }], examples);
}

function exampleOf(extract: ExtractFeatures, message: LabelledMessage): Example {
  const { text, topic, risk, risk_kinds, answer, command } = message;
  return {
    features: featuresOf(extract, text),
    truth: {
      ...(command && !TOPICAL.has(command) ? {} : { topic: [topic ?? NOTHING] }),
      risk: [risk],
      kinds: risk_kinds,
      answer: [answer ?? NOTHING],
      ...(command === undefined ? notACommand(topic) : { command: [command ?? NOTHING] }),
    },
  };
}

/** Commands that are about something; a yes is about what was asked. */
const TOPICAL: ReadonlySet<string> = new Set(["human", "stop", "menu", "language_ar", "language_en", "delete_data"]);

/** Messages of these topics may well be commands too; of those that nobody has labelled nothing is learnt. */
const NEAR_COMMANDS: ReadonlySet<string> = new Set([
  "talk_to_human",
  "stop_unsubscribe",
  "delete_my_data",
  "language_change",
  "menu_help",
  "thanks_goodbye",
  "greeting",
  "who_are_you",
]);

function notACommand(topic: string | null): { command?: string[] } {
  return topic === null || NEAR_COMMANDS.has(topic) ? {} : { command: [NOTHING] };
}

function featuresOf(extract: ExtractFeatures, text: string): Features {
  const { words } = tokenize(fold(text));
  return extract(words, readWriting(words));
}
