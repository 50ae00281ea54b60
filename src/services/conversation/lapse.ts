import { and, eq, lte } from "drizzle-orm";
import { faultOf } from "../../base/log.ts";
import { dueAt } from "../../domain/triage.ts";
import * as schema from "../../store/schema.ts";
import { audit } from "../audit.ts";
import type { Ctx } from "../context.ts";
import { insertAlarm } from "../insert-alarm.ts";
import { tellPerson } from "./claim.ts";
import { lockConversation } from "./lock.ts";

const MINUTE_MS = 60_000;
/** From the second lapse on it is no accident: everyone on duty is told. */
const ALARM_FROM_LAPSES = 2;

/**
 * Nobody waits for an officer who is gone: a claim under which a person has waited too long goes back to the queue, with
 * its place in time kept, and the person is told. Returns how many.
 */
export async function lapseClaims(ctx: Ctx): Promise<number> {
  const { conversation } = schema;
  const limit = new Date(ctx.clock() - ctx.settings.claimLapseMinutes * MINUTE_MS);
  const silent = await ctx.db.orm
    .select({ id: conversation.id })
    .from(conversation)
    .where(and(eq(conversation.status, "officer"), lte(conversation.unansweredSince, limit)));
  for (const { id } of silent) {
    try {
      await lapse(ctx, id, limit);
    } catch (fault) {
      ctx.log.error({ conversation: id, ...faultOf(fault) }, "lapse_failed");
    }
  }
  if (silent.length > 0) {
    ctx.wake();
    ctx.changed();
  }
  return silent.length;
}

async function lapse(ctx: Ctx, id: string, limit: Date): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const locked = await lockConversation(ctx, tx, id);
    const { conversation } = locked;
    if (conversation.status !== "officer" || !conversation.unansweredSince || conversation.unansweredSince > limit)
      return;
    const lapses = conversation.lapses + 1;
    await tx.orm
      .update(schema.conversation)
      .set({
        status: "waiting",
        officerId: null,
        claimedAt: null,
        waitingSince: conversation.unansweredSince,
        dueAt: new Date(dueAt(ctx.settings.triage, conversation.priority, ctx.clock())),
        unansweredSince: null,
        lapses,
      })
      .where(eq(schema.conversation.id, id));
    await tellPerson(ctx, tx, locked, "service.claim_lapsed");
    await audit(ctx, tx, "conversation.lapse", id, { officer: conversation.officerId, lapses });
    if (lapses >= ALARM_FROM_LAPSES) await insertAlarm(ctx, tx, { kind: "claim_lapsed", conversationId: id });
  });
}
