import { and, desc, eq, inArray, isNull, or } from "drizzle-orm";
import type { Lane, Priority } from "../../domain/conversation.ts";
import { lanesOf } from "../../domain/may-access.ts";
import type { Officer } from "../../domain/officer.ts";
import { shownNumber } from "../../domain/shown-number.ts";
import * as schema from "../../store/schema.ts";
import { authorize } from "../authorize.ts";
import type { Ctx } from "../context.ts";

export type OpenAlarm = {
  id: string;
  kind: string;
  /** Milliseconds. */
  raisedAt: number;
  conversation: { id: string; pseudonym: number; lane: Lane; priority: Priority; reason: string | null } | null;
};

/** What shows on every page until somebody says that they have seen it; enough to keep a page readable. */
const SHOWN = 20;

/** Alarms that nobody has acknowledged, the newest first. */
export async function listAlarms(ctx: Ctx): Promise<OpenAlarm[]> {
  const officer = authorize(ctx, "conversation.read");
  const { alarm, conversation, contact } = schema;
  const rows = await ctx.db.orm
    .select({
      alarm,
      pseudonym: contact.pseudonym,
      priority: conversation.priority,
      reason: conversation.reason,
      conversationId: conversation.id,
      lane: conversation.lane,
    })
    .from(alarm)
    .leftJoin(conversation, eq(conversation.id, alarm.conversationId))
    .leftJoin(contact, eq(contact.id, conversation.contactId))
    .where(and(isNull(alarm.acknowledgedAt), ofLine(officer)))
    .orderBy(desc(alarm.raisedAt), desc(alarm.id))
    .limit(SHOWN);
  return rows.map(({ alarm: { id, kind, raisedAt }, conversationId, pseudonym, lane, priority, reason }) => ({
    id,
    kind,
    raisedAt: raisedAt.getTime(),
    conversation:
      conversationId === null || pseudonym === null || lane === null || priority === null
        ? null
        : {
            id: conversationId,
            pseudonym: shownNumber({ lane, id: conversationId, pseudonym }),
            lane,
            priority,
            reason,
          },
  }));
}

/** Of the line itself, or of a conversation that the officer may see. */
function ofLine(officer: Officer) {
  return or(isNull(schema.alarm.conversationId), inArray(schema.conversation.lane, lanesOf(officer)));
}
