import type { Tx } from "../store/db.ts";
import * as schema from "../store/schema.ts";
import type { Ctx } from "./context.ts";

/** The one way in which an alarm begins: in the console and, where one is set, at ALERT_WEBHOOK_URL. Wake after the commit. */
export async function insertAlarm(
  ctx: Ctx,
  tx: Tx,
  { kind, conversationId = null }: { kind: string; conversationId?: string | null },
): Promise<void> {
  const now = new Date(ctx.clock());
  await tx.orm.insert(schema.alarm).values({
    id: ctx.ids(),
    kind,
    conversationId,
    raisedAt: now,
    alertDueAt: ctx.settings.alerts ? now : null,
  });
}
