import { and, eq, inArray, isNull, ne } from "drizzle-orm";
import { seal } from "../../base/secret.ts";
import type { Outbound } from "../../domain/channel.ts";
import type { Tx } from "../../store/db.ts";
import * as schema from "../../store/schema.ts";
import { audit } from "../audit.ts";
import type { Ctx } from "../context.ts";
import type { Plan } from "./plan.ts";

/**
 * Erases a person: the key, the address, every body, note and answer, and their files. Rows without content stay, so that
 * counts stay true. What was still to be said goes out under the system key, to an address that we then no longer know.
 */
export async function eraseContact(ctx: Ctx, tx: Tx, plan: Plan): Promise<void> {
  const { contactId, key } = plan.known;
  const now = new Date(plan.now);
  const conversations = await tx.orm
    .select({ id: schema.conversation.id })
    .from(schema.conversation)
    .where(eq(schema.conversation.contactId, contactId));
  const addresses = tx.orm
    .select({ id: schema.address.id })
    .from(schema.address)
    .where(eq(schema.address.contactId, contactId));

  await tx.orm.delete(schema.outbox).where(inArray(schema.outbox.addressId, addresses));
  await tx.orm.delete(schema.question).where(eq(schema.question.contactId, contactId));
  await tx.orm.delete(schema.screeningAnswer).where(eq(schema.screeningAnswer.contactId, contactId));
  await tx.orm.delete(schema.screeningChange).where(eq(schema.screeningChange.contactId, contactId));
  await tx.orm
    .update(schema.screening)
    .set({ endedAt: now, ended: "left" })
    .where(and(eq(schema.screening.contactId, contactId), isNull(schema.screening.endedAt)));
  await tx.orm.update(schema.message).set(NOTHING_SAID).where(eq(schema.message.contactId, contactId));
  await tx.orm
    .update(schema.message)
    .set({ state: "failed", failure: "erased" })
    .where(and(eq(schema.message.contactId, contactId), inArray(schema.message.state, ["queued", "held"])));
  await tx.orm.update(schema.conversation).set({ intake: null }).where(eq(schema.conversation.contactId, contactId));
  await tx.orm
    .update(schema.conversation)
    .set({
      status: "closed",
      closeReason: "erased",
      closedAt: now,
      changedAt: now,
      officerId: null,
      unansweredSince: null,
    })
    .where(and(eq(schema.conversation.contactId, contactId), ne(schema.conversation.status, "closed")));
  if (conversations.length > 0) {
    const ids = conversations.map(({ id }) => id);
    await tx.orm.update(schema.feedback).set({ comment: null }).where(inArray(schema.feedback.conversationId, ids));
  }
  const blobs = await tx.orm
    .delete(schema.blob)
    .where(eq(schema.blob.contactId, contactId))
    .returning({ id: schema.blob.id });
  if (blobs.length > 0) await tx.orm.insert(schema.blobRemoval).values(blobs.map(({ id }) => ({ id, dueAt: now })));
  await tx.orm
    .update(schema.address)
    .set({ hash: null, sealed: null, session: null, sessionDueAt: null, revision: null, openingDueAt: null })
    .where(eq(schema.address.contactId, contactId));
  await tx.orm.update(schema.contact).set({ keyId: null, erasedAt: now }).where(eq(schema.contact.id, contactId));
  await tx.orm.delete(schema.dataKey).where(eq(schema.dataKey.id, key.id));
  ctx.keys.forget(key.id);
  await audit(ctx, tx, "contact.erase", contactId);
  await sayUnkept(ctx, tx, plan);
}

const NOTHING_SAID = { body: new Uint8Array(), edited: null, refHash: null, refSealed: null };

async function sayUnkept(ctx: Ctx, tx: Tx, plan: Plan): Promise<void> {
  if (!plan.inbound) return;
  const now = new Date(plan.now);
  // No address of ours any more: a name for the order of what goes out.
  const addressId = ctx.ids();
  for (const { body, direction } of plan.messages) {
    if (direction !== "out") continue;
    const id = ctx.ids();
    const outbound: Outbound = {
      address: plan.inbound.address,
      language: plan.language,
      content: { kind: "text", text: body.text, choices: body.choices ?? [] },
    };
    await tx.orm.insert(schema.outbox).values({
      channel: plan.known.channel,
      addressId,
      payload: seal(ctx.keys.system, `outbox.payload.${id}`, JSON.stringify(outbound)),
      payloadId: id,
      state: "queued",
      dueAt: now,
      createdAt: now,
    });
  }
}
