import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "../store/db.ts";
import * as schema from "../store/schema.ts";
import type { Ctx } from "./context.ts";
import { insertAlarm } from "./insert-alarm.ts";

/** An alarm about the line itself, of no conversation; one that still stands is enough. */
export async function raiseLineAlarm(ctx: Ctx, tx: Tx, kind: string): Promise<void> {
  const { alarm } = schema;
  const [standing] = await tx.orm
    .select({ id: alarm.id })
    .from(alarm)
    .where(and(eq(alarm.kind, kind), isNull(alarm.conversationId), isNull(alarm.acknowledgedAt)));
  if (standing) return;
  await insertAlarm(ctx, tx, { kind });
}
