import type { Both } from "../../domain/content.ts";
import type { Reading } from "../../domain/reading.ts";
import { TOPICS, type Topic } from "../../domain/topic.ts";
import type { Ctx } from "../context.ts";
import { topicOfAnswer } from "./topic-of-answer.ts";

/** What a question may have been: answers that come near, each with its topic, then topics without an answer. */
export type Suggestions = { answers: SuggestedAnswer[]; topics: Topic[] };
export type SuggestedAnswer = { key: string; label: Both; topic: Topic };

/** As many as can be taken in at a glance. */
const SHOWN = 3;

/** Reads the words anew, with what is understood today. */
export function suggest(ctx: Ctx, text: string): Suggestions {
  const reading = ctx.library.understand({ kind: "text", text }, { language: null });
  return { answers: suggestAnswers(ctx, reading), topics: suggestTopics(reading) };
}

function suggestAnswers(ctx: Ctx, reading: Reading): SuggestedAnswer[] {
  const { articles } = ctx.library.content(ctx.clock());
  return reading.answers
    .flatMap(({ key }) => {
      const article = articles.get(key);
      const topic = topicOfAnswer(key);
      return article && topic ? [{ key, label: article.label, topic }] : [];
    })
    .slice(0, SHOWN);
}

/** The likeliest topics; a model of another day may name some that are gone. */
function suggestTopics({ topics }: Reading): Topic[] {
  return topics.slice(0, SHOWN).flatMap(({ topic }) => TOPICS.find((known) => known === topic) ?? []);
}
