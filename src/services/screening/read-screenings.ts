import { desc, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import { Refusal } from "../../base/errors.ts";
import type { Priority } from "../../domain/conversation.ts";
import { mayAccess } from "../../domain/may-access.ts";
import type { ScreeningEnd } from "../../engine/flow.ts";
import type { GivenAnswer } from "../../screening/given-answer.ts";
import { hear, heldAnswer } from "../../screening/hear.ts";
import { type Instrument, RESULT_CODES, type ResultCode } from "../../screening/instrument.ts";
import * as schema from "../../store/schema.ts";
import { authorize } from "../authorize.ts";
import type { Ctx } from "../context.ts";
import { contactKey } from "../conversation/lock.ts";
import { noteReading } from "../conversation/note-reading.ts";
import { openAnswers } from "./open-answers.ts";
import { openChanges } from "./open-changes.ts";
import { type Change, type Weighed, weigh } from "./weigh.ts";

export type ScreeningView = {
  id: string;
  instrument: Instrument;
  entry: string;
  startedAt: number;
  /** Null while the questions are being asked. */
  ended: { at: number; how: ScreeningEnd } | null;
  /** What the machine made of the answers when it ended, by the instrument as it was then. */
  kept: { result: ResultCode; priority: Priority } | null;
  answered: number;
  weighed: Weighed;
  /** Questions that were answered, and by which nothing is known. */
  notKnown: string[];
  /** The latest last; `officer` is a name. */
  changes: Change[];
};

const Id = z.uuid();

/**
 * The screenings of a conversation opened, with all that led to their results, the latest first. None where the words of
 * the conversation are cleared or erased. That it was read is on record as the conversation is.
 */
export async function readScreenings(ctx: Ctx, id: string): Promise<ScreeningView[]> {
  const officer = authorize(ctx, "conversation.read");
  const conversationId = Id.parse(id);
  const { screening, conversation } = schema;
  const rows = await ctx.db.orm
    .select({ screening, expiredAt: conversation.expiredAt, lane: conversation.lane })
    .from(screening)
    .innerJoin(conversation, eq(conversation.id, screening.conversationId))
    .where(eq(screening.conversationId, conversationId))
    .orderBy(desc(screening.startedAt), desc(screening.id));
  const [first] = rows;
  if (!first || first.expiredAt || !mayAccess(officer, first.lane)) return [];
  const key = await contactKey(ctx, ctx.db, first.screening.contactId).catch((error: unknown) => {
    if (error instanceof Refusal) return null;
    throw error;
  });
  if (!key) return [];
  await noteReading(ctx, officer, "conversation.read", [conversationId]);
  const views: ScreeningView[] = [];
  for (const { screening: row } of rows) {
    const instrument = ctx.library.instruments.get(row.instrument);
    if (!instrument) continue;
    const answers = await openAnswers(ctx.db, key, row.id);
    const changes = await namedOfficers(ctx, await openChanges(ctx.db, key, row.id));
    views.push({
      id: row.id,
      instrument,
      entry: row.entry,
      startedAt: row.startedAt.getTime(),
      ended: row.endedAt && row.ended ? { at: row.endedAt.getTime(), how: row.ended } : null,
      kept: keptOf(row),
      answered: new Set(answers.map(({ question }) => question)).size,
      weighed: weigh(instrument, answers, changes),
      notKnown: notKnownOf(instrument, answers),
      changes,
    });
  }
  return views;
}

function keptOf({ result, priority }: typeof schema.screening.$inferSelect): ScreeningView["kept"] {
  const code = RESULT_CODES.find((it) => it === result);
  return code && priority !== null ? { result: code, priority: priority as Priority } : null;
}

function notKnownOf(instrument: Instrument, answers: readonly GivenAnswer[]): string[] {
  const { given } = hear(instrument, answers);
  return instrument.questions
    .filter((question) => {
      const held = heldAnswer(question, given([question.id]));
      if (question.type === "text" && held?.words) return false;
      return held?.answer === "dont_know" || held?.answer === "";
    })
    .map(({ id }) => id);
}

async function namedOfficers(ctx: Ctx, changes: readonly Change[]): Promise<Change[]> {
  if (changes.length === 0) return [];
  const { officer } = schema;
  const rows = await ctx.db.orm
    .select({ id: officer.id, name: officer.name })
    .from(officer)
    .where(inArray(officer.id, [...new Set(changes.map((change) => change.officer))]));
  const nameById = new Map(rows.map(({ id, name }) => [id, name]));
  return changes.map((change) => ({ ...change, officer: nameById.get(change.officer) ?? "" }));
}
