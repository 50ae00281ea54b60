import { count, desc, eq, isNull } from "drizzle-orm";
import type { ChannelName } from "../../domain/channel.ts";
import * as schema from "../../store/schema.ts";
import { authorize } from "../authorize.ts";
import type { Ctx } from "../context.ts";

export type DeadDelivery = {
  id: number;
  channel: ChannelName;
  failure: string | null;
  attempts: number;
  createdAt: number;
  conversation: { id: string; pseudonym: number } | null;
};

const SHOWN = 200;

/** What was given up on, the newest first, and how many updates our own code failed on. */
export async function listDeadDeliveries(
  ctx: Ctx,
): Promise<{ deliveries: DeadDelivery[]; total: number; failedUpdates: number }> {
  authorize(ctx, "conversation.read");
  const { outbox, message, conversation, contact, failedUpdate } = schema;
  const rows = await ctx.db.orm
    .select({ outbox, conversationId: conversation.id, pseudonym: contact.pseudonym })
    .from(outbox)
    .leftJoin(message, eq(message.id, outbox.messageId))
    .leftJoin(conversation, eq(conversation.id, message.conversationId))
    .leftJoin(contact, eq(contact.id, conversation.contactId))
    .where(eq(outbox.state, "dead"))
    .orderBy(desc(outbox.id))
    .limit(SHOWN);
  const [dead] = await ctx.db.orm.select({ n: count() }).from(outbox).where(eq(outbox.state, "dead"));
  const [failed] = await ctx.db.orm.select({ n: count() }).from(failedUpdate).where(isNull(failedUpdate.replayedAt));
  return {
    deliveries: rows.map((row) => ({
      id: row.outbox.id,
      channel: row.outbox.channel,
      failure: row.outbox.failure,
      attempts: row.outbox.attempts,
      createdAt: row.outbox.createdAt.getTime(),
      conversation:
        row.conversationId !== null && row.pseudonym !== null
          ? { id: row.conversationId, pseudonym: row.pseudonym }
          : null,
    })),
    total: dead?.n ?? 0,
    failedUpdates: failed?.n ?? 0,
  };
}
