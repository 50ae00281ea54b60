import { and, desc, eq, gt, inArray, lte, ne, or } from "drizzle-orm";
import { type DataKey, open, seal } from "../../base/secret.ts";
import type { ChannelName } from "../../domain/channel.ts";
import type { MessageBody } from "../../domain/message.ts";
import type { Tx } from "../../store/db.ts";
import * as schema from "../../store/schema.ts";
import type { Ctx } from "../context.ts";
import type { Plan } from "./plan.ts";

/** In the outbox: take away what was said until then. Which messages those are is known only when all before it are sent. */
export type TakeAway = { takeAwayUntil: number };

/** Deletions travel in hundreds; more than this nobody has said in two days. */
const MOST = 1000;

export function openTakeAway(payload: object): TakeAway | null {
  return "takeAwayUntil" in payload ? (payload as TakeAway) : null;
}

/**
 * Quick exit. What is still to be sent of before never goes out; what was sent is taken away where the channel can. That
 * goes before the cover text: the cover may draw an eye to the chat, which is empty by then.
 */
export async function hideMessages(ctx: Ctx, tx: Tx, plan: Plan): Promise<void> {
  const { addressId, channel } = plan.known;
  const cover = plan.messages.filter(({ direction }) => direction === "out").map(({ id }) => id);
  await cancelQueued(tx, addressId, cover);
  if (ctx.limits[channel].takesAwayMs === undefined) return;
  const at = new Date(plan.now);
  const row = { channel, addressId, state: "queued", dueAt: at, createdAt: at } as const;
  const payloadId = ctx.ids();
  const order: TakeAway = { takeAwayUntil: plan.now };
  const payload = seal(ctx.keys.system, `outbox.payload.${payloadId}`, JSON.stringify(order));
  if (cover.length > 0) await tx.orm.delete(schema.outbox).where(inArray(schema.outbox.messageId, cover));
  await tx.orm
    .insert(schema.outbox)
    .values([{ ...row, payload, payloadId }, ...cover.map((messageId) => ({ ...row, messageId }))]);
}

/** What is being sent at this moment is marked: it is taken away with the rest, and not tried again. */
async function cancelQueued(tx: Tx, addressId: string, cover: readonly string[]): Promise<void> {
  const { outbox, message } = schema;
  const rows = await tx.orm
    .select({ id: outbox.id, messageId: outbox.messageId, state: outbox.state })
    .from(outbox)
    .where(eq(outbox.addressId, addressId))
    .for("update");
  const before = rows.filter(({ messageId }) => messageId !== null && !cover.includes(messageId));
  const unsent = before.filter(({ state }) => state !== "sending");
  const ids = (some: typeof before) => some.flatMap(({ messageId }) => (messageId === null ? [] : [messageId]));
  if (before.length === 0) return;
  await tx.orm
    .update(message)
    .set({ failure: "hidden" })
    .where(inArray(message.id, ids(before)));
  if (unsent.length === 0) return;
  await tx.orm
    .update(message)
    .set({ state: "failed" })
    .where(inArray(message.id, ids(unsent)));
  await tx.orm.delete(outbox).where(
    inArray(
      outbox.id,
      unsent.map(({ id }) => id),
    ),
  );
}

/** The provider's ids of what both sides have said at an address, as far back as the channel can take messages away. */
export async function refsToTakeAway(
  ctx: Ctx,
  channel: ChannelName,
  addressId: string,
  key: DataKey,
  { takeAwayUntil }: TakeAway,
): Promise<string[]> {
  const { message, conversation } = schema;
  const since = new Date(ctx.clock() - (ctx.limits[channel].takesAwayMs ?? 0));
  const rows = await ctx.db.orm
    .select({ id: message.id, direction: message.direction, body: message.body, ref: message.refSealed })
    .from(message)
    .innerJoin(conversation, eq(conversation.id, message.conversationId))
    .where(
      and(
        eq(conversation.addressId, addressId),
        ne(message.direction, "note"),
        gt(message.sentAt, since),
        lte(message.arrivedAt, new Date(takeAwayUntil)),
        or(eq(message.state, "sent"), eq(message.state, "received")),
      ),
    )
    .orderBy(desc(message.seq))
    .limit(MOST);
  return rows.flatMap(({ id, direction, body, ref }) => {
    if (ref) return [open(key, `message.ref_sealed.${id}`, ref).toString("utf8")];
    if (direction !== "in" || body.length === 0) return [];
    const said = JSON.parse(open(key, `message.body.${id}`, body).toString("utf8")) as MessageBody;
    return said.ref ? [said.ref] : [];
  });
}
