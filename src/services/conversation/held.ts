import { and, asc, eq, inArray } from "drizzle-orm";
import type { Tx } from "../../store/db.ts";
import * as schema from "../../store/schema.ts";
import { audit } from "../audit.ts";
import type { Ctx } from "../context.ts";
import type { Known } from "./known.ts";
import type { Plan } from "./plan.ts";

type Held = { id: string; conversationId: string; arrivedAt: Date };

/** The first message that waits for a person to say that it is safe. */
export async function oldestHeld(tx: Tx, addressId: string): Promise<Held | null> {
  return (await readHeld(tx, addressId))[0] ?? null;
}

/** The person said that it is safe: what was held goes out, and officers see why. */
export async function releaseSafe(ctx: Ctx, tx: Tx, plan: Plan): Promise<void> {
  const held = await releaseHeld(tx, plan.known, plan.now);
  for (const id of new Set(held.map(({ conversationId }) => conversationId)))
    await audit(ctx, tx, "conversation.safe", id, { released: held.length });
}

/** Lets what was held go out, in the order in which it was written. */
export async function releaseHeld(
  tx: Tx,
  { addressId, channel }: Pick<Known, "addressId" | "channel">,
  at: number,
): Promise<Held[]> {
  const held = await readHeld(tx, addressId);
  await tx.orm.update(schema.address).set({ openingDueAt: null }).where(eq(schema.address.id, addressId));
  if (held.length === 0) return held;
  const now = new Date(at);
  const ids = held.map(({ id }) => id);
  await tx.orm.update(schema.message).set({ state: "queued", sentAt: now }).where(inArray(schema.message.id, ids));
  await tx.orm
    .insert(schema.outbox)
    .values(
      ids.map((messageId) => ({ channel, addressId, messageId, state: "queued", dueAt: now, createdAt: now }) as const),
    );
  return held;
}

/** It never goes out: the person wants nothing of us, or cannot be reached. */
export async function dropHeld(tx: Tx, addressId: string, failure: "stopped" | "blocked"): Promise<void> {
  const held = await readHeld(tx, addressId);
  await tx.orm.update(schema.address).set({ openingDueAt: null }).where(eq(schema.address.id, addressId));
  if (held.length === 0) return;
  const ids = held.map(({ id }) => id);
  await tx.orm.update(schema.message).set({ state: "failed", failure }).where(inArray(schema.message.id, ids));
}

function readHeld(tx: Tx, addressId: string): Promise<Held[]> {
  const { message, conversation } = schema;
  return tx.orm
    .select({ id: message.id, conversationId: message.conversationId, arrivedAt: message.arrivedAt })
    .from(message)
    .innerJoin(conversation, eq(conversation.id, message.conversationId))
    .where(and(eq(conversation.addressId, addressId), eq(message.state, "held")))
    .orderBy(asc(message.seq));
}
