import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { SUPERVISORS_ALARM } from "../../domain/alarm.ts";
import * as schema from "../../store/schema.ts";
import { audit } from "../audit.ts";
import { authorize } from "../authorize.ts";
import type { Ctx } from "../context.ts";

const Input = z.strictObject({ alarmId: z.uuid() });

/** An officer has seen an alarm: it leaves every screen. Doing so twice changes nothing. Some need a supervisor's eyes. */
export async function acknowledgeAlarm(ctx: Ctx, input: z.input<typeof Input>): Promise<void> {
  const officer = authorize(ctx, "conversation.read");
  const { alarmId } = Input.parse(input);
  await ctx.db.transaction(async (tx) => {
    const [seen] = await tx.orm
      .update(schema.alarm)
      .set({ acknowledgedAt: new Date(ctx.clock()), acknowledgedBy: officer.id })
      .where(and(eq(schema.alarm.id, alarmId), isNull(schema.alarm.acknowledgedAt)))
      .returning({ conversationId: schema.alarm.conversationId, kind: schema.alarm.kind });
    if (seen?.kind === SUPERVISORS_ALARM) authorize(ctx, "wait.supervise");
    if (seen) await audit(ctx, tx, "alarm.acknowledge", seen.conversationId, { alarm: alarmId });
  });
  ctx.changed();
}
