import { and, asc, eq, exists, isNotNull, isNull, lte, ne, notExists, or } from "drizzle-orm";
import { Refusal } from "../../base/errors.ts";
import { faultOf } from "../../base/log.ts";
import type { Tx } from "../../store/db.ts";
import * as schema from "../../store/schema.ts";
import type { Ctx } from "../context.ts";
import { coverChat } from "./cover-chat.ts";
import { moveLocked } from "./enter-flow.ts";
import { lockAddress } from "./lock.ts";
import { wayOut } from "./way-out.ts";

/** How many waits are timed out in one round. */
const BATCH = 50;
/** How long until a wait that rests beside another conversation is looked at again. */
const REST_MS = 60_000;

/**
 * Takes the way out of every wait that nobody answered in time. Returns how many. Waits rest while an officer holds the
 * chat, and for those who said stop or blocked us: the bot has nothing to say to them then. Which of two conversations a
 * wait stands in is sealed: where there are two, each is looked at.
 */
export async function timeOutWaits(ctx: Ctx): Promise<number> {
  const { address, conversation } = schema;
  const held = ctx.db.orm
    .select({ id: conversation.id })
    .from(conversation)
    .where(and(eq(conversation.addressId, address.id), eq(conversation.status, "officer")));
  const restricted = ctx.db.orm
    .select({ id: conversation.id })
    .from(conversation)
    .where(
      and(eq(conversation.addressId, address.id), eq(conversation.lane, "psea"), ne(conversation.status, "closed")),
    );
  const due = await ctx.db.orm
    .select({ id: address.id })
    .from(address)
    .where(
      and(
        lte(address.sessionDueAt, new Date(ctx.clock())),
        isNotNull(address.session),
        isNull(address.stoppedAt),
        eq(address.reachable, true),
        or(notExists(held), exists(restricted)),
      ),
    )
    .orderBy(asc(address.sessionDueAt))
    .limit(BATCH);
  for (const { id } of due) {
    try {
      await timeOut(ctx, id);
    } catch (fault) {
      if (fault instanceof Refusal && fault.code === "not_found") {
        await forget(ctx, id);
        continue;
      }
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
    if (locked.conversation.status === "officer") {
      await rest(ctx, tx, addressId);
      return;
    }
    const { goes } = await wayOut(ctx, tx, locked);
    // Nothing is said into silence: the flow goes on, and its words come when the person is back and safe.
    const unsaid = await moveLocked(ctx, tx, locked, { type: "timed_out" }, { unsaid: goes === "held" });
    if (unsaid) await coverChat(ctx, tx, locked, "waiting");
  });
  ctx.changed();
}

/** The time in the session stays: it is only looked at less often. */
async function rest(ctx: Ctx, tx: Tx, addressId: string): Promise<void> {
  await tx.orm
    .update(schema.address)
    .set({ sessionDueAt: new Date(ctx.clock() + REST_MS) })
    .where(eq(schema.address.id, addressId));
}

/** Who has only complained has no ordinary talk to be asked in. Their next words set a time anew. */
async function forget(ctx: Ctx, addressId: string): Promise<void> {
  await ctx.db.orm.update(schema.address).set({ sessionDueAt: null }).where(eq(schema.address.id, addressId));
}
