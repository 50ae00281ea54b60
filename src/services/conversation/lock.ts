import { and, desc, eq, ne, sql } from "drizzle-orm";
import { Refusal } from "../../base/errors.ts";
import type { DataKey } from "../../base/secret.ts";
import { mayAccess } from "../../domain/may-access.ts";
import type { Tx } from "../../store/db.ts";
import * as schema from "../../store/schema.ts";
import type { Ctx } from "../context.ts";
import { standsRestricted } from "./stands-restricted.ts";
import { openPlace } from "./step-place.ts";

export type Locked = {
  address: typeof schema.address.$inferSelect;
  conversation: typeof schema.conversation.$inferSelect;
  key: DataKey;
};

/**
 * Takes the lock on a conversation's address row inside a transaction and marks both as changed, so that a message
 * which arrives meanwhile is read against what is true after it. Refuses a conversation that is unknown, closed or erased,
 * and says of one that the officer may not see that it is unknown.
 */
export async function lockConversation(ctx: Ctx, tx: Tx, conversationId: string): Promise<Locked> {
  const [found] = await tx.orm
    .select({ addressId: schema.conversation.addressId, lane: schema.conversation.lane })
    .from(schema.conversation)
    .where(eq(schema.conversation.id, conversationId));
  const { actor } = ctx;
  if (!found || (actor.kind === "officer" && !mayAccess(actor.officer, found.lane)))
    throw new Refusal("not_found", "there is no such conversation");
  const address = await lockRow(tx, found.addressId);
  const [conversation] = await tx.orm
    .update(schema.conversation)
    .set({ version: sql`${schema.conversation.version} + 1`, changedAt: new Date(ctx.clock()) })
    .where(and(eq(schema.conversation.id, conversationId), ne(schema.conversation.status, "closed")))
    .returning();
  if (!address || !conversation) throw new Refusal("closed", "this conversation is closed");
  return { address, conversation, key: await contactKey(ctx, tx, conversation.contactId) };
}

/** The same by the address, with the conversation that is open there or was last, in the lane where the person stands. */
export async function lockAddress(ctx: Ctx, tx: Tx, addressId: string): Promise<Locked> {
  const address = await lockRow(tx, addressId);
  if (!address) throw new Refusal("not_found", "there is no such address");
  const key = await contactKey(ctx, tx, address.contactId);
  const lane = standsRestricted(await openPlace(ctx, tx, address, key)) ? "psea" : "general";
  const { conversation } = schema;
  const [latest] = await tx.orm
    .select()
    .from(conversation)
    .where(and(eq(conversation.addressId, addressId), eq(conversation.lane, lane)))
    .orderBy(desc(conversation.openedAt), desc(conversation.id))
    .limit(1);
  if (!latest) throw new Refusal("not_found", "there is no conversation at this address");
  return { address, conversation: latest, key };
}

async function lockRow(tx: Tx, addressId: string) {
  const [address] = await tx.orm
    .update(schema.address)
    .set({ version: sql`${schema.address.version} + 1` })
    .where(eq(schema.address.id, addressId))
    .returning();
  return address;
}

export async function contactKey(ctx: Ctx, tx: Tx, contactId: string): Promise<DataKey> {
  const [row] = await tx.orm
    .select({ id: schema.dataKey.id, wrapped: schema.dataKey.wrapped })
    .from(schema.contact)
    .innerJoin(schema.dataKey, eq(schema.dataKey.id, schema.contact.keyId))
    .where(eq(schema.contact.id, contactId));
  if (!row) throw new Refusal("closed", "this person's data has been erased");
  return ctx.keys.unwrap(row.id, row.wrapped);
}
