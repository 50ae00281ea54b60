import { and, eq, inArray, isNull } from "drizzle-orm";
import { COUNTDOWN_ALARMS } from "../../domain/alarm.ts";
import type { Tx } from "../../store/db.ts";
import * as schema from "../../store/schema.ts";
import type { Ctx } from "../context.ts";

/** What was said of a long wait holds no more: a graver alarm takes its place, or an officer has come (`by`). */
export async function settleCountdownAlarms(
  ctx: Ctx,
  tx: Tx,
  conversationId: string,
  by: string | null = null,
): Promise<void> {
  const { alarm } = schema;
  await tx.orm
    .update(alarm)
    .set({ acknowledgedAt: new Date(ctx.clock()), acknowledgedBy: by })
    .where(
      and(
        eq(alarm.conversationId, conversationId),
        inArray(alarm.kind, [...COUNTDOWN_ALARMS]),
        isNull(alarm.acknowledgedAt),
      ),
    );
}
