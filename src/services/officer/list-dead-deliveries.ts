import { and, count, desc, eq, inArray, isNull, or } from "drizzle-orm";
import type { ChannelName } from "../../domain/channel.ts";
import type { Lane } from "../../domain/conversation.ts";
import { lanesOf } from "../../domain/may-access.ts";
import { shownNumber } from "../../domain/shown-number.ts";
import * as schema from "../../store/schema.ts";
import { authorize } from "../authorize.ts";
import type { Ctx } from "../context.ts";

export type DeadDelivery = {
  id: number;
  channel: ChannelName;
  failure: string | null;
  attempts: number;
  createdAt: number;
  conversation: { id: string; lane: Lane; pseudonym: number } | null;
};

const SHOWN = 200;

/** What was given up on, the newest first, and how many updates our own code failed on. */
export async function listDeadDeliveries(
  ctx: Ctx,
): Promise<{ deliveries: DeadDelivery[]; total: number; failedUpdates: number }> {
  const officer = authorize(ctx, "conversation.read");
  const { outbox, message, conversation, contact, failedUpdate } = schema;
  const dead = and(eq(outbox.state, "dead"), or(isNull(conversation.id), inArray(conversation.lane, lanesOf(officer))));
  const rows = await ctx.db.orm
    .select({ outbox, conversationId: conversation.id, lane: conversation.lane, pseudonym: contact.pseudonym })
    .from(outbox)
    .leftJoin(message, eq(message.id, outbox.messageId))
    .leftJoin(conversation, eq(conversation.id, message.conversationId))
    .leftJoin(contact, eq(contact.id, conversation.contactId))
    .where(dead)
    .orderBy(desc(outbox.id))
    .limit(SHOWN);
  const [all] = await ctx.db.orm
    .select({ n: count() })
    .from(outbox)
    .leftJoin(message, eq(message.id, outbox.messageId))
    .leftJoin(conversation, eq(conversation.id, message.conversationId))
    .where(dead);
  const [failed] = await ctx.db.orm.select({ n: count() }).from(failedUpdate).where(isNull(failedUpdate.replayedAt));
  return {
    deliveries: rows.map((row) => ({
      id: row.outbox.id,
      channel: row.outbox.channel,
      failure: row.outbox.failure,
      attempts: row.outbox.attempts,
      createdAt: row.outbox.createdAt.getTime(),
      conversation:
        row.conversationId !== null && row.lane !== null && row.pseudonym !== null
          ? numbered({ id: row.conversationId, lane: row.lane, pseudonym: row.pseudonym })
          : null,
    })),
    total: all?.n ?? 0,
    failedUpdates: failed?.n ?? 0,
  };
}

function numbered(conversation: { id: string; lane: Lane; pseudonym: number }) {
  return { ...conversation, pseudonym: shownNumber(conversation) };
}
