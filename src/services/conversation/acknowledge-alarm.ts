import { and, eq, exists, inArray, isNull, or } from "drizzle-orm";
import { z } from "zod";
import { SUPERVISORS_ALARM } from "../../domain/alarm.ts";
import type { Lane } from "../../domain/conversation.ts";
import { lanesOf } from "../../domain/may-access.ts";
import type { Tx } from "../../store/db.ts";
import * as schema from "../../store/schema.ts";
import { audit } from "../audit.ts";
import { authorize } from "../authorize.ts";
import type { Ctx } from "../context.ts";

const Input = z.strictObject({ alarmId: z.uuid() });

/**
 * An officer has seen an alarm: it leaves every screen. Doing so twice, or to one that they may not see, changes nothing.
 * Some need a supervisor's eyes.
 */
export async function acknowledgeAlarm(ctx: Ctx, input: z.input<typeof Input>): Promise<void> {
  const officer = authorize(ctx, "conversation.read");
  const { alarmId } = Input.parse(input);
  const { conversation, alarm } = schema;
  await ctx.db.transaction(async (tx) => {
    const shown = tx.orm
      .select({ id: conversation.id })
      .from(conversation)
      .where(and(eq(conversation.id, alarm.conversationId), inArray(conversation.lane, lanesOf(officer))));
    const [seen] = await tx.orm
      .update(schema.alarm)
      .set({ acknowledgedAt: new Date(ctx.clock()), acknowledgedBy: officer.id })
      .where(and(eq(alarm.id, alarmId), isNull(alarm.acknowledgedAt), or(isNull(alarm.conversationId), exists(shown))))
      .returning({ conversationId: alarm.conversationId, kind: alarm.kind });
    // Of a complaint about staff of help the focal points are the last to be called: nobody stands above them.
    const overseen = seen?.kind === SUPERVISORS_ALARM && (await laneOf(tx, seen.conversationId)) !== "psea";
    if (overseen) authorize(ctx, "wait.supervise");
    if (seen) await audit(ctx, tx, "alarm.acknowledge", seen.conversationId, { alarm: alarmId });
  });
  ctx.changed();
}

async function laneOf(tx: Tx, conversationId: string | null): Promise<Lane | null> {
  if (conversationId === null) return null;
  const { conversation } = schema;
  const [row] = await tx.orm
    .select({ lane: conversation.lane })
    .from(conversation)
    .where(eq(conversation.id, conversationId));
  return row?.lane ?? null;
}
