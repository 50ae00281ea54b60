import { desc, eq, inArray, isNull } from "drizzle-orm";
import { DANGER_ALARMS, SUPERVISORS_ALARM } from "../../domain/alarm.ts";
import type { Priority } from "../../domain/conversation.ts";
import { can } from "../../domain/officer.ts";
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
  conversation: { id: string; pseudonym: number; priority: Priority; reason: string | null } | null;
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
    })
    .from(alarm)
    .leftJoin(conversation, eq(conversation.id, alarm.conversationId))
    .leftJoin(contact, eq(contact.id, conversation.contactId))
    .where(isNull(alarm.acknowledgedAt))
    .orderBy(desc(inArray(alarm.kind, [...DANGER_ALARMS])), desc(alarm.raisedAt), desc(alarm.id))
    .limit(SHOWN);
  return rows.map(({ alarm: { id, kind, raisedAt }, conversationId, pseudonym, priority, reason }) => ({
    id,
    kind,
    raisedAt: raisedAt.getTime(),
    acknowledgeable: kind !== SUPERVISORS_ALARM || can(officer, "wait.supervise"),
    conversation:
      conversationId === null || pseudonym === null || priority === null
        ? null
        : { id: conversationId, pseudonym, priority, reason },
  }));
}
