import { and, eq, exists, inArray, isNull, or } from "drizzle-orm";
import { z } from "zod";
import { lanesOf } from "../../domain/may-access.ts";
import * as schema from "../../store/schema.ts";
import { audit } from "../audit.ts";
import { authorize } from "../authorize.ts";
import type { Ctx } from "../context.ts";

const Input = z.strictObject({ alarmId: z.uuid() });

/** An officer has seen an alarm: it leaves every screen. Doing so twice, or to one that they may not see, changes nothing. */
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
      .returning({ conversationId: schema.alarm.conversationId });
    if (seen) await audit(ctx, tx, "alarm.acknowledge", seen.conversationId, { alarm: alarmId });
  });
  ctx.changed();
}
