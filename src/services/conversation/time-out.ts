import { and, asc, eq, isNotNull, isNull, lte, notExists } from "drizzle-orm";
import { faultOf } from "../../base/log.ts";
import * as schema from "../../store/schema.ts";
import type { Ctx } from "../context.ts";
import { coverChat } from "./cover-chat.ts";
import { moveLocked } from "./enter-flow.ts";
import { lockAddress } from "./lock.ts";
import { wayOut } from "./way-out.ts";

/** How many waits are timed out in one round. */
const BATCH = 50;

/**
 * Takes the way out of every wait that nobody answered in time. Returns how many. Waits rest while an officer holds the
 * chat, and for those who said stop or blocked us: the bot has nothing to say to them then.
 */
export async function timeOutWaits(ctx: Ctx): Promise<number> {
  const { address, conversation } = schema;
  const held = ctx.db.orm
    .select({ id: conversation.id })
    .from(conversation)
    .where(and(eq(conversation.addressId, address.id), eq(conversation.status, "officer")));
  const due = await ctx.db.orm
    .select({ id: address.id })
    .from(address)
    .where(
      and(
        lte(address.sessionDueAt, new Date(ctx.clock())),
        isNotNull(address.session),
        isNull(address.stoppedAt),
        eq(address.reachable, true),
        notExists(held),
      ),
    )
    .orderBy(asc(address.sessionDueAt))
    .limit(BATCH);
  for (const { id } of due) {
    try {
      await timeOut(ctx, id);
    } catch (fault) {
      ctx.log.error({ address: id, ...faultOf(fault) }, "time_out_failed");
    }
  }
  if (due.length > 0) ctx.wake();
  return due.length;
}

async function timeOut(ctx: Ctx, addressId: string): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const locked = await lockAddress(ctx, tx, addressId);
    // Answered, or taken by an officer, between the look and the lock.
    if (!locked.address.sessionDueAt || locked.address.sessionDueAt.getTime() > ctx.clock()) return;
    if (locked.conversation.status === "officer") return;
    const { goes } = await wayOut(ctx, tx, locked);
    // Nothing is said into silence: the flow goes on, and its words come when the person is back and safe.
    const unsaid = await moveLocked(ctx, tx, locked, { type: "timed_out" }, { unsaid: goes === "held" });
    if (unsaid) await coverChat(ctx, tx, locked, "waiting");
  });
  ctx.changed();
}
