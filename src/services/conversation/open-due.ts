import { and, asc, eq, isNull, lte } from "drizzle-orm";
import { faultOf } from "../../base/log.ts";
import * as schema from "../../store/schema.ts";
import type { Ctx } from "../context.ts";
import { arrangeOpening } from "./arrange-opening.ts";
import { oldestHeld } from "./held.ts";
import { lockAddress } from "./lock.ts";
import { wayOut } from "./way-out.ts";

const BATCH = 50;

/** Asks those for whom something is held, and whose time has come, whether they can talk. Returns how many were due. */
export async function openDue(ctx: Ctx): Promise<number> {
  const { address } = schema;
  const due = await ctx.db.orm
    .select({ id: address.id })
    .from(address)
    .where(
      and(lte(address.openingDueAt, new Date(ctx.clock())), isNull(address.stoppedAt), eq(address.reachable, true)),
    )
    .orderBy(asc(address.openingDueAt))
    .limit(BATCH);
  for (const { id } of due) {
    try {
      await open(ctx, id);
    } catch (fault) {
      ctx.log.error({ address: id, ...faultOf(fault) }, "opening_failed");
    }
  }
  if (due.length > 0) ctx.wake();
  return due.length;
}

async function open(ctx: Ctx, addressId: string): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const locked = await lockAddress(ctx, tx, addressId);
    const { openingDueAt } = locked.address;
    // Asked, answered or dropped between the look and the lock.
    if (!openingDueAt || openingDueAt.getTime() > ctx.clock()) return;
    const held = await oldestHeld(tx, addressId);
    const [conversation] = held
      ? await tx.orm.select().from(schema.conversation).where(eq(schema.conversation.id, held.conversationId))
      : [];
    if (!conversation) {
      await tx.orm.update(schema.address).set({ openingDueAt: null }).where(eq(schema.address.id, addressId));
      return;
    }
    const here = { ...locked, conversation };
    const way = await wayOut(ctx, tx, here);
    // Who writes at this very moment is asked too: what is held for them is the reason.
    await arrangeOpening(ctx, tx, here, way.goes === "now" ? ctx.clock() : way.opening);
  });
  ctx.changed();
}
