import { asc, eq } from "drizzle-orm";
import type { SignalKind } from "../../domain/reading.ts";
import type { Topic } from "../../domain/topic.ts";
import * as schema from "../../store/schema.ts";
import { fold } from "../../text/arabic.ts";
import { readWriting, type Writing } from "../../text/language.ts";
import { tokenize } from "../../text/tokens.ts";
import { audit } from "../audit.ts";
import { authorize } from "../authorize.ts";
import type { Ctx } from "../context.ts";
import { bodyOf, type Opened, selectOpened } from "./list-questions.ts";
import { maskPersonal } from "./mask-personal.ts";

/** A line of training data, as `flows/messages/README.md` describes it. */
type TrainingLine = {
  text: string;
  variety: "egy" | "arabizi" | "en";
  topic: Topic;
  risk: "none" | "concern";
  risk_kinds: SignalKind[];
  answer: string | null;
};

/** All labelled questions as JSON lines, without numbers, addresses, links and names of accounts. */
export async function exportQuestions(ctx: Ctx): Promise<string> {
  authorize(ctx, "question.export");
  const { question } = schema;
  const rows = await selectOpened(ctx)
    .where(eq(question.state, "labelled"))
    .orderBy(asc(question.askedAt), asc(question.id));
  const lines = rows.flatMap((row) => lineOf(ctx, row) ?? []);
  await ctx.db.transaction((tx) => audit(ctx, tx, "question.export", null, { count: lines.length }));
  return lines.map((line) => `${JSON.stringify(line)}\n`).join("");
}

/** Officers label no danger: worrying words keep the signs that were read, so that nobody learns that they are none. */
function lineOf(ctx: Ctx, row: Opened): TrainingLine | null {
  const { topic, answer } = row.question;
  if (topic === null) return null;
  const { text: words, signals = [] } = bodyOf(ctx, row);
  const text = maskPersonal(words);
  return {
    text,
    variety: VARIETY_OF[readWriting(tokenize(fold(text)).words) ?? "none"],
    topic,
    risk: signals.length > 0 ? "concern" : "none",
    risk_kinds: [...new Set(signals.map(({ kind }) => kind))],
    answer,
  };
}

/** Most people write Egyptian; who knows better corrects it in the file. */
const VARIETY_OF: Readonly<Record<NonNullable<Writing> | "none", TrainingLine["variety"]>> = {
  arabic: "egy",
  arabizi: "arabizi",
  latin: "arabizi",
  english: "en",
  none: "egy",
};
