import { and, asc, eq, like, lt, sql } from "drizzle-orm";
import { keyedHash, open, seal } from "../../base/secret.ts";
import type { Outbound } from "../../domain/channel.ts";
import type { Ctx } from "../../services/context.ts";
import { statement } from "../../store/db.ts";
import * as schema from "../../store/schema.ts";
import type { Chat } from "./chat.ts";

/**
 * What is said to somebody of whom nothing is kept: the receipt of an erasure, the safe reply when our code failed. On a
 * phone it arrives and stays; here the page is the phone, and no message row holds it. So it is kept for the page alone,
 * in the store (any replica may have sent it), sealed with the line's own key under the keyed hash of the chat.
 */
export type Unkept = { id: string; at: number; outbound: Outbound };

/** Shown this long; the row goes with the chat, or when the next of any chat is written. */
const KEPT_MS = 86_400_000;
const SCOPE = "simulator.unkept.";

const BEING_SENT = statement(`
select 1 as one from outbox o join address a on a.id = o.address_id
where a.channel = :channel and a.hash = :hash and o.state = 'sending' limit 1`);

/** True for an outbound that belongs to a stored message: its row of the outbox is being sent just now. */
export async function isKept(ctx: Ctx, chat: Chat): Promise<boolean> {
  const rows = await ctx.db.run(BEING_SENT, { channel: chat.channel, hash: chatHash(ctx, chat) });
  return rows.length > 0;
}

export async function keepForPage(ctx: Ctx, chat: Chat, outbound: Outbound): Promise<void> {
  const { setting } = schema;
  const id = ctx.ids();
  const at = ctx.clock();
  const sealed = seal(ctx.keys.system, `simulator.unkept.${id}`, JSON.stringify(outbound));
  await ctx.db.orm
    .delete(setting)
    .where(and(like(setting.scope, `${SCOPE}%`), lt(sql`(${setting.value}->>'at')::float8`, at - KEPT_MS)));
  await ctx.db.orm
    .insert(setting)
    .values({ scope: unkeptScope(ctx, chat), name: id, value: { at, sealed: Buffer.from(sealed).toString("base64") } });
}

export async function readUnkept(ctx: Ctx, chat: Chat): Promise<Unkept[]> {
  const { setting } = schema;
  const rows = await ctx.db.orm
    .select()
    .from(setting)
    .where(eq(setting.scope, unkeptScope(ctx, chat)))
    .orderBy(asc(setting.name));
  return rows.flatMap(({ name, value }) => {
    const { at, sealed } = value as { at: number; sealed: string };
    if (at < ctx.clock() - KEPT_MS) return [];
    const opened = open(ctx.keys.system, `simulator.unkept.${name}`, Buffer.from(sealed, "base64"));
    return { id: name, at, outbound: JSON.parse(opened.toString("utf8")) as Outbound };
  });
}

export async function forgetUnkept(ctx: Ctx, chat: Chat): Promise<void> {
  await ctx.db.orm.delete(schema.setting).where(eq(schema.setting.scope, unkeptScope(ctx, chat)));
}

export function unkeptScope(ctx: Ctx, chat: Chat): string {
  return SCOPE + Buffer.from(chatHash(ctx, chat)).toString("base64url");
}

/** As `receive` hashes an address. */
export function chatHash(ctx: Ctx, { channel, id }: Chat): Uint8Array {
  return keyedHash(ctx.keys.lookup, `address.${channel}`, id);
}
