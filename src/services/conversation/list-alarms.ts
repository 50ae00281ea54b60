import { and, desc, eq, inArray, isNull, notInArray, or } from "drizzle-orm";
import { COUNTDOWN_ALARMS, DANGER_ALARMS, SUPERVISORS_ALARM } from "../../domain/alarm.ts";
import type { Lane, Priority } from "../../domain/conversation.ts";
import { lanesOf } from "../../domain/may-access.ts";
import { can, type Officer } from "../../domain/officer.ts";
import { shownNumber } from "../../domain/shown-number.ts";
import * as schema from "../../store/schema.ts";
import { authorize } from "../authorize.ts";
import type { Ctx } from "../context.ts";

export type OpenAlarm = {
  id: string;
  kind: string;
  /** Milliseconds. */
  raisedAt: number;
  /** Who asks may say that they have seen it. */
  acknowledgeable: boolean;
  conversation: { id: string; pseudonym: number; lane: Lane; priority: Priority; reason: string | null } | null;
};

/** What shows on every page until somebody says that they have seen it; enough to keep a page readable. */
const SHOWN = 20;

/** Alarms that nobody has acknowledged: those of danger first, the newest before older ones. */
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
    .where(and(isNull(alarm.acknowledgedAt), ofLine(officer), stillHolds()))
    .orderBy(desc(inArray(alarm.kind, [...DANGER_ALARMS])), desc(alarm.raisedAt), desc(alarm.id))
    .limit(SHOWN);
  return rows.map(({ alarm: { id, kind, raisedAt }, conversationId, pseudonym, lane, priority, reason }) => ({
    id,
    kind,
    raisedAt: raisedAt.getTime(),
    acknowledgeable: kind !== SUPERVISORS_ALARM || lane === "psea" || can(officer, "wait.supervise"),
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

/** A long wait is over when nobody waits any more: the person left the queue, or was erased. */
function stillHolds() {
  const { alarm, conversation } = schema;
  return or(notInArray(alarm.kind, [...COUNTDOWN_ALARMS]), eq(conversation.status, "waiting"));
}
