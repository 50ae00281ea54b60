import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { Refusal } from "../../base/errors.ts";
import type { Lane } from "../../domain/conversation.ts";
import { mayAccess } from "../../domain/may-access.ts";
import * as schema from "../../store/schema.ts";
import { audit } from "../audit.ts";
import { authorize } from "../authorize.ts";
import type { Ctx } from "../context.ts";
import { arrangeOpening } from "../conversation/arrange-opening.ts";
import { lockAddress } from "../conversation/lock.ts";
import { wayOut } from "../conversation/way-out.ts";

const Input = z.strictObject({ outboxId: z.coerce.number().int().positive() });

/** Puts a delivery that was given up on back into the line, as if it had never been tried; or holds it. */
export async function retryDelivery(ctx: Ctx, input: z.input<typeof Input>): Promise<void> {
  const officer = authorize(ctx, "delivery.retry");
  const { outboxId } = Input.parse(input);
  await ctx.db.transaction(async (tx) => {
    const [row] = await tx.orm
      .update(schema.outbox)
      .set({ state: "queued", attempts: 0, dueAt: new Date(ctx.clock()), leaseUntil: null, failure: null })
      .where(and(eq(schema.outbox.id, outboxId), eq(schema.outbox.state, "dead")))
      .returning({ messageId: schema.outbox.messageId });
    const lane = row?.messageId ? await laneOf(row.messageId) : "general";
    if (!row || !mayAccess(officer, lane))
      throw new Refusal("not_found", "this delivery is no longer waiting for a decision");
    const conversationId = row.messageId && (await requeue(row.messageId));
    const subject = lane === "psea" ? conversationId : row.messageId;
    await audit(ctx, tx, "delivery.retry", subject, { outbox: outboxId });

    async function laneOf(messageId: string): Promise<Lane> {
      const { message, conversation } = schema;
      const [found] = await tx.orm
        .select({ lane: conversation.lane })
        .from(message)
        .innerJoin(conversation, eq(conversation.id, message.conversationId))
        .where(eq(message.id, messageId));
      return found?.lane ?? "general";
    }

    async function requeue(messageId: string): Promise<string | null> {
      const [message] = await tx.orm
        .update(schema.message)
        .set({ state: "queued", failure: null })
        .where(eq(schema.message.id, messageId))
        .returning({ conversationId: schema.message.conversationId });
      if (!message) return null;
      const [conversation] = await tx.orm
        .update(schema.conversation)
        .set({ version: sql`${schema.conversation.version} + 1`, changedAt: new Date(ctx.clock()) })
        .where(eq(schema.conversation.id, message.conversationId))
        .returning();
      if (!conversation) return null;
      const locked = { ...(await lockAddress(ctx, tx, conversation.addressId)), conversation };
      const way = await wayOut(ctx, tx, locked);
      if (way.goes === "now") return message.conversationId;
      // It was written long ago: now it waits like all that we say first.
      await tx.orm.update(schema.message).set({ state: "held" }).where(eq(schema.message.id, messageId));
      await tx.orm.delete(schema.outbox).where(eq(schema.outbox.id, outboxId));
      await arrangeOpening(ctx, tx, locked, way.opening);
      return message.conversationId;
    }
  });
  ctx.wake();
  ctx.changed();
}
