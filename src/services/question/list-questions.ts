import { and, count, desc, eq, gt, ne } from "drizzle-orm";
import { open } from "../../base/secret.ts";
import type { MessageBody } from "../../domain/message.ts";
import { can } from "../../domain/officer.ts";
import type { Topic } from "../../domain/topic.ts";
import * as schema from "../../store/schema.ts";
import { authorize } from "../authorize.ts";
import type { Ctx } from "../context.ts";
import { noteReading } from "../conversation/note-reading.ts";
import { countQuestions } from "./count-questions.ts";
import { type Suggestions, suggest } from "./suggest.ts";

/** A question that nobody has settled, opened. */
export type OpenQuestion = {
  id: string;
  /** Milliseconds. */
  askedAt: number;
  text: string;
  conversation: { id: string; pseudonym: number };
  suggestions: Suggestions;
};

/** What an officer settled last, to be undone. */
export type SettledQuestion = { id: string; state: "labelled" | "set_aside"; topic: Topic | null };

export type QuestionList = {
  questions: OpenQuestion[];
  page: number;
  more: boolean;
  open: number;
  last: SettledQuestion | null;
  /** How many an export would hold; null for who may not export. */
  labelled: number | null;
};

/** Each brings the whole lists of topics and answers, so that it can be labelled without JavaScript. */
const PAGE_SIZE = 10;

/** Open questions, the newest first; `page` counts from 0. That they were read is on record. */
export async function listQuestions(ctx: Ctx, page: number): Promise<QuestionList> {
  const officer = authorize(ctx, "conversation.read");
  const rows = await selectOpened(ctx)
    .where(eq(schema.question.state, "open"))
    .orderBy(desc(schema.question.askedAt), desc(schema.question.id))
    .limit(PAGE_SIZE + 1)
    .offset(page * PAGE_SIZE);
  const shown = rows.slice(0, PAGE_SIZE);
  await noteReading(
    ctx,
    officer,
    "question.read",
    shown.map(({ question }) => question.conversationId),
  );
  return {
    questions: shown.map((row) => openQuestion(ctx, row)),
    page,
    more: rows.length > PAGE_SIZE,
    open: await countQuestions(ctx),
    last: await readLast(ctx, officer.id),
    labelled: can(officer, "question.export") ? await countLabelled(ctx) : null,
  };
}

/** Questions with what it takes to open their words. */
export function selectOpened(ctx: Ctx) {
  const { question, message, contact, dataKey } = schema;
  return ctx.db.orm
    .select({
      question,
      body: message.body,
      edited: message.edited,
      risk: message.risk,
      pseudonym: contact.pseudonym,
      keyId: dataKey.id,
      wrapped: dataKey.wrapped,
    })
    .from(question)
    .innerJoin(message, eq(message.id, question.messageId))
    .innerJoin(contact, eq(contact.id, question.contactId))
    .innerJoin(dataKey, eq(dataKey.id, contact.keyId))
    .$dynamic();
}

export type Opened = Awaited<ReturnType<typeof selectOpened>>[number];

/** The words as the person left them: who has changed a message means what it says now. */
export function bodyOf(ctx: Ctx, { question, body, edited, keyId, wrapped }: Opened): MessageBody {
  const key = ctx.keys.unwrap(keyId, wrapped);
  const plain = edited
    ? open(key, `message.edited.${question.messageId}`, edited)
    : open(key, `message.body.${question.messageId}`, body);
  return JSON.parse(plain.toString("utf8")) as MessageBody;
}

function openQuestion(ctx: Ctx, row: Opened): OpenQuestion {
  const { id, askedAt, conversationId } = row.question;
  const { text } = bodyOf(ctx, row);
  return {
    id,
    askedAt: askedAt.getTime(),
    text,
    conversation: { id: conversationId, pseudonym: row.pseudonym },
    suggestions: suggest(ctx, text),
  };
}

/** Long enough to notice a slip; older ones are no longer "the last". */
const UNDO_MS = 3_600_000;

async function readLast(ctx: Ctx, officerId: string): Promise<SettledQuestion | null> {
  const { question } = schema;
  const [row] = await ctx.db.orm
    .select({ id: question.id, state: question.state, topic: question.topic })
    .from(question)
    .where(
      and(
        eq(question.settledBy, officerId),
        ne(question.state, "open"),
        gt(question.settledAt, new Date(ctx.clock() - UNDO_MS)),
      ),
    )
    .orderBy(desc(question.settledAt), desc(question.id))
    .limit(1);
  return row && row.state !== "open" ? { id: row.id, state: row.state, topic: row.topic } : null;
}

async function countLabelled(ctx: Ctx): Promise<number> {
  const { question } = schema;
  const [row] = await ctx.db.orm.select({ n: count() }).from(question).where(eq(question.state, "labelled"));
  return row?.n ?? 0;
}
