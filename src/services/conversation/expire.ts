import { and, eq, inArray, isNull, lt, notExists, or, sql } from "drizzle-orm";
import type { Tx } from "../../store/db.ts";
import * as schema from "../../store/schema.ts";
import { audit } from "../audit.ts";
import type { Ctx } from "../context.ts";

const DAY_MS = 86_400_000;
/** People are told "about a month" when they are asked whether their messages may be kept. */
const KEPT_DAYS = 30;
const BATCH = 50;

/**
 * Clears what was said in conversations that ended and have rested for a month: words, answers, files. What stays counts,
 * and says nothing. Returns how many were cleared.
 */
export async function expireConversations(ctx: Ctx): Promise<number> {
  const before = new Date(ctx.clock() - KEPT_DAYS * DAY_MS);
  return ctx.db.transaction(async (tx) => {
    const { conversation } = schema;
    const due = await tx.orm
      .select({ id: conversation.id, addressId: conversation.addressId })
      .from(conversation)
      .where(
        and(
          eq(conversation.status, "closed"),
          isNull(conversation.expiredAt),
          lt(conversation.closedAt, before),
          or(isNull(conversation.lastInAt), lt(conversation.lastInAt, before)),
        ),
      )
      .limit(BATCH)
      .for("update", { skipLocked: true });
    if (due.length === 0) return 0;
    await clear(
      ctx,
      tx,
      due.map(({ id }) => id),
    );
    await forgetPlaces(tx, [...new Set(due.map(({ addressId }) => addressId))]);
    for (const { id } of due) await audit(ctx, tx, "conversation.expire", id);
    return due.length;
  });
}

async function clear(ctx: Ctx, tx: Tx, ids: string[]): Promise<void> {
  const now = new Date(ctx.clock());
  const said = inArray(schema.message.conversationId, ids);
  const messages = tx.orm.select({ id: schema.message.id }).from(schema.message).where(said);
  const blobs = await tx.orm
    .delete(schema.blob)
    .where(inArray(schema.blob.messageId, messages))
    .returning({ id: schema.blob.id });
  if (blobs.length > 0) {
    await tx.orm.insert(schema.blobRemoval).values(blobs.map(({ id }) => ({ id, dueAt: now })));
  }
  // What was given up on can no longer be sent: there are no words to send.
  await tx.orm.delete(schema.outbox).where(inArray(schema.outbox.messageId, messages));
  await tx.orm.delete(schema.job).where(inArray(schema.job.messageId, messages));
  await tx.orm.delete(schema.question).where(inArray(schema.question.conversationId, ids));
  await clearScreenings(tx, ids, now);
  await tx.orm
    .update(schema.message)
    .set({ body: new Uint8Array(), edited: null, refHash: null, refSealed: null })
    .where(said);
  await tx.orm
    .update(schema.message)
    .set({ state: "failed", failure: "expired" })
    .where(and(said, eq(schema.message.state, "held")));
  await tx.orm.update(schema.feedback).set({ comment: null }).where(inArray(schema.feedback.conversationId, ids));
  await tx.orm
    .update(schema.conversation)
    .set({ intake: null, expiredAt: now })
    .where(inArray(schema.conversation.id, ids));
}

/** What was answered goes with the words; that somebody was asked, and the code of the result, are a count. */
async function clearScreenings(tx: Tx, ids: string[], now: Date): Promise<void> {
  const { screening, screeningAnswer, screeningChange } = schema;
  const cleared = tx.orm.select({ id: screening.id }).from(screening).where(inArray(screening.conversationId, ids));
  await tx.orm.delete(screeningAnswer).where(inArray(screeningAnswer.screeningId, cleared));
  await tx.orm.delete(screeningChange).where(inArray(screeningChange.screeningId, cleared));
  await tx.orm
    .update(screening)
    .set({ endedAt: now, ended: "left" })
    .where(and(inArray(screening.conversationId, ids), isNull(screening.endedAt)));
}

/** A place in the flows holds answers too; who has written since keeps theirs. */
async function forgetPlaces(tx: Tx, addressIds: string[]): Promise<void> {
  const { address, conversation } = schema;
  const kept = tx.orm
    .select({ id: conversation.id })
    .from(conversation)
    .where(and(eq(conversation.addressId, address.id), isNull(conversation.expiredAt)));
  await tx.orm
    .update(address)
    .set({ session: null, sessionDueAt: null, revision: null, version: sql`${address.version} + 1` })
    .where(and(inArray(address.id, addressIds), notExists(kept)));
}
