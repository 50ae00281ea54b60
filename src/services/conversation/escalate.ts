import { and, eq, gt, inArray, lte, notExists, or, sql } from "drizzle-orm";
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

type Waiting = typeof schema.conversation.$inferSelect;

/**
 * Nobody is forgotten in the queue: who waits long raises an alarm, who waits too long another, and again after each
 * stretch of the same length until an officer comes. Returns how many were looked at.
 */
export async function escalateWaits(ctx: Ctx): Promise<number> {
  const { conversation } = schema;
  const now = new Date(ctx.clock());
  const late = await ctx.db.orm
    .select({ id: conversation.id })
    .from(conversation)
    .where(and(eq(conversation.status, "waiting"), or(lte(conversation.dueAt, now), isLongUnsaid(ctx))))
    .orderBy(conversation.priority, conversation.dueAt);
  for (const { id } of late) {
    try {
      await ctx.db.transaction((tx) => escalate(ctx, tx, id));
    } catch (fault) {
      // Closed or erased between the look and the lock: nobody waits there any more.
      if (fault instanceof Refusal) continue;
      ctx.log.error({ conversation: id, ...faultOf(fault) }, "escalate_failed");
    }
  }
  if (late.length > 0) {
    ctx.wake();
    ctx.changed();
  }
  return late.length;
}

async function escalate(ctx: Ctx, tx: Tx, id: string): Promise<void> {
  const { conversation } = await lockConversation(ctx, tx, id);
  const { triage } = ctx.settings;
  const due = conversation.dueAt?.getTime();
  if (conversation.status !== "waiting" || due === undefined) return;
  const now = ctx.clock();
  if (due <= now) {
    const escalations = conversation.escalations + 1;
    await tx.orm
      .update(schema.conversation)
      .set({ escalations, dueAt: new Date(dueAt(triage, conversation.priority, now)) })
      .where(eq(schema.conversation.id, id));
    await call(ctx, tx, conversation, escalations < SUPERVISORS_FROM ? "overdue" : "overdue_supervisor");
  } else if (await isStillLongUnsaid(ctx, tx, id)) {
    await call(ctx, tx, conversation, "waiting_long");
  }
}

async function call(ctx: Ctx, tx: Tx, { id, priority }: Waiting, kind: CountdownAlarm): Promise<void> {
  await settleCountdownAlarms(ctx, tx, id);
  await insertAlarm(ctx, tx, { kind, conversationId: id });
  await audit(ctx, tx, "conversation.escalate", id, { alarm: kind, priority });
}

const MINUTE_MS = 60_000;

/** Reached the time of the reminder, and nothing was said yet of this wait. */
function isLongUnsaid(ctx: Ctx) {
  const { conversation, alarm } = schema;
  const long = PRIORITIES.map((priority) => {
    const { warn, due } = ctx.settings.triage.times[priority];
    return and(
      eq(conversation.priority, priority),
      lte(conversation.dueAt, new Date(ctx.clock() + (due - warn) * MINUTE_MS)),
    );
  });
  const said = ctx.db.orm
    .select({ id: alarm.id })
    .from(alarm)
    .where(
      and(
        eq(alarm.conversationId, conversation.id),
        inArray(alarm.kind, [...COUNTDOWN_ALARMS]),
        gt(alarm.raisedAt, sql`coalesce(${conversation.waitingSince}, ${conversation.openedAt})`),
      ),
    );
  return and(or(...long), notExists(said));
}

async function isStillLongUnsaid(ctx: Ctx, tx: Tx, id: string): Promise<boolean> {
  const { conversation } = schema;
  const unsaid = and(eq(conversation.id, id), isLongUnsaid(ctx));
  return (await tx.orm.select({ id: conversation.id }).from(conversation).where(unsaid)).length > 0;
}
