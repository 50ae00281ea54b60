import { and, eq, inArray, lte, max, or } from "drizzle-orm";
import { Refusal } from "../../base/errors.ts";
import { faultOf } from "../../base/log.ts";
import { COUNTDOWN_ALARMS, type CountdownAlarm } from "../../domain/alarm.ts";
import type { Priority } from "../../domain/conversation.ts";
import { dueAt } from "../../domain/triage.ts";
import type { Tx } from "../../store/db.ts";
import * as schema from "../../store/schema.ts";
import { audit } from "../audit.ts";
import type { Ctx } from "../context.ts";
import { insertAlarm } from "../insert-alarm.ts";
import { lockConversation } from "./lock.ts";
import { settleCountdownAlarms } from "./settle-countdown-alarms.ts";

/** The first time everyone on duty is called; from here on those who supervise are. */
const SUPERVISORS_FROM = 2;
const PRIORITIES: readonly Priority[] = [1, 2, 3, 4];
const MINUTE_MS = 60_000;

type Waiting = typeof schema.conversation.$inferSelect;

/**
 * Nobody is forgotten in the queue: who waits long raises an alarm, who waits too long another, and again after each
 * stretch of the same length until an officer comes. Returns for how many somebody was to be called.
 */
export async function escalateWaits(ctx: Ctx): Promise<number> {
  const { conversation } = schema;
  const long = await ctx.db.orm
    .select()
    .from(conversation)
    .where(and(eq(conversation.status, "waiting"), or(...PRIORITIES.map((priority) => isLong(ctx, priority)))))
    .orderBy(conversation.priority, conversation.dueAt);
  const called = await lastCalls(ctx.db, long);
  const unsaid = long.filter((row) => callFor(ctx, row, called) !== null);
  for (const { id } of unsaid) {
    try {
      await ctx.db.transaction((tx) => escalate(ctx, tx, id));
    } catch (fault) {
      // Closed or erased between the look and the lock: nobody waits there any more.
      if (fault instanceof Refusal) continue;
      ctx.log.error({ conversation: id, ...faultOf(fault) }, "escalate_failed");
    }
  }
  if (unsaid.length > 0) {
    ctx.wake();
    ctx.changed();
  }
  return unsaid.length;
}

/** How long before its time a wait is long, in milliseconds. */
function left(ctx: Ctx, priority: Priority): number {
  const { warn, due } = ctx.settings.triage.times[priority];
  return (due - warn) * MINUTE_MS;
}

function isLong(ctx: Ctx, priority: Priority) {
  const limit = new Date(ctx.clock() + left(ctx, priority));
  return and(eq(schema.conversation.priority, priority), lte(schema.conversation.dueAt, limit));
}

type Calls = ReadonlyMap<string | null, Date | null>;

/** When somebody was last called for each. In one query: alarms are kept, and there is no index to find these by. */
async function lastCalls(tx: Tx, rows: readonly Waiting[]): Promise<Calls> {
  if (rows.length === 0) return new Map();
  const { alarm } = schema;
  const ids = rows.map(({ id }) => id);
  const found = await tx.orm
    .select({ id: alarm.conversationId, at: max(alarm.raisedAt) })
    .from(alarm)
    .where(and(inArray(alarm.conversationId, ids), inArray(alarm.kind, [...COUNTDOWN_ALARMS])))
    .groupBy(alarm.conversationId);
  return new Map(found.map(({ id, at }) => [id, at]));
}

/** What is to be said of a wait; null where it is not long yet, or that was said. */
function callFor(ctx: Ctx, row: Waiting, called: Calls): CountdownAlarm | null {
  if (row.status !== "waiting" || !row.dueAt) return null;
  if (row.dueAt.getTime() <= ctx.clock())
    return row.escalations + 1 < SUPERVISORS_FROM ? "overdue" : "overdue_supervisor";
  if (row.dueAt.getTime() - left(ctx, row.priority) > ctx.clock()) return null;
  const last = called.get(row.id);
  const begun = row.waitingSince ?? row.openedAt;
  return last && last > begun ? null : "waiting_long";
}

async function escalate(ctx: Ctx, tx: Tx, id: string): Promise<void> {
  const { conversation } = await lockConversation(ctx, tx, id);
  const kind = callFor(ctx, conversation, await lastCalls(tx, [conversation]));
  if (kind === null) return;
  if (kind !== "waiting_long") {
    const next = new Date(dueAt(ctx.settings.triage, conversation.priority, ctx.clock()));
    await tx.orm
      .update(schema.conversation)
      .set({ escalations: conversation.escalations + 1, dueAt: next })
      .where(eq(schema.conversation.id, id));
  }
  await settleCountdownAlarms(ctx, tx, id);
  await insertAlarm(ctx, tx, { kind, conversationId: id });
  await audit(ctx, tx, "conversation.escalate", id, { alarm: kind, priority: conversation.priority });
}
