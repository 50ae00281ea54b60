import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { Refusal } from "../../base/errors.ts";
import type { Tx } from "../../store/db.ts";
import * as schema from "../../store/schema.ts";
import { audit } from "../audit.ts";
import { authorize } from "../authorize.ts";
import type { Ctx } from "../context.ts";
import { enqueueMessage } from "./enqueue.ts";
import { type Locked, lockConversation } from "./lock.ts";
import { settleCountdownAlarms } from "./settle-countdown-alarms.ts";
import { standsRestricted } from "./stands-restricted.ts";
import { openPlace } from "./step-place.ts";
import { wayOut } from "./way-out.ts";

const Input = z.strictObject({ conversationId: z.uuid() });

/**
 * The officer takes a conversation from the queue or the bot; the bot is silent from here on. Of two who try at once one
 * wins, and the other is refused with the winner's name. Claiming what one holds already changes nothing.
 */
export async function claim(ctx: Ctx, input: z.input<typeof Input>): Promise<void> {
  const officer = authorize(ctx, "conversation.claim");
  const { conversationId } = Input.parse(input);
  const won = await ctx.db.transaction(async (tx) => {
    const locked = await lockConversation(ctx, tx, conversationId);
    const { conversation } = locked;
    if (conversation.status === "officer") {
      if (conversation.officerId === officer.id) return false;
      throw new Refusal("already_claimed", `${await nameOfHolder(tx, conversation.officerId)} holds this conversation`);
    }
    const now = new Date(ctx.clock());
    await tx.orm
      .update(schema.conversation)
      .set({
        status: "officer",
        officerId: officer.id,
        claimedAt: now,
        dueAt: null,
        unansweredSince: conversation.waitingSince === null ? null : now,
      })
      .where(eq(schema.conversation.id, conversationId));
    await settleCountdownAlarms(ctx, tx, conversationId, officer.id);
    const before = await wasClaimed(tx, conversationId);
    await tellPerson(ctx, tx, locked, before ? "service.officer_changed" : "service.officer_joined");
    await audit(ctx, tx, "conversation.claim", conversationId, { from: conversation.status });
    return true;
  });
  if (!won) return;
  ctx.wake();
  ctx.changed();
}

/**
 * A text of the line's own, in the person's language; nothing goes to those who said stop or blocked us. It has no
 * substance: where words would be held, it is not said at all. Of a complaint it goes only to who is at it: to words out of
 * the blue they would answer in the ordinary talk, where others read.
 */
export async function tellPerson(ctx: Ctx, tx: Tx, locked: Locked, key: string): Promise<void> {
  if (!locked.address.reachable || locked.address.stoppedAt) return;
  const { lane } = locked.conversation;
  if (lane === "psea" && !standsRestricted(await openPlace(ctx, tx, locked.address, locked.key))) return;
  if ((await wayOut(ctx, tx, locked)).goes === "held") return;
  const translate = ctx.library.translate(ctx.library.current());
  const body = { text: translate(locked.conversation.language, key) };
  await enqueueMessage(ctx, tx, locked, { id: ctx.ids(), author: "bot", officerId: null, body });
}

async function wasClaimed(tx: Tx, conversationId: string): Promise<boolean> {
  const { audit: log } = schema;
  const rows = await tx.orm
    .select({ id: log.id })
    .from(log)
    .where(and(eq(log.subject, conversationId), eq(log.act, "conversation.claim")))
    .limit(1);
  return rows.length > 0;
}

async function nameOfHolder(tx: Tx, officerId: string | null): Promise<string> {
  if (!officerId) return "a colleague";
  const [row] = await tx.orm
    .select({ name: schema.officer.name })
    .from(schema.officer)
    .where(eq(schema.officer.id, officerId));
  return row?.name ?? "a colleague";
}
