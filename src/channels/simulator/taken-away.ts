import { and, eq, like, lt, sql } from "drizzle-orm";
import { keyedHash } from "../../base/secret.ts";
import type { Ctx } from "../../services/context.ts";
import * as schema from "../../store/schema.ts";
import type { Chat } from "./chat.ts";
import { chatHash } from "./unkept.ts";

/** Longer than any chat of the page is shown. */
const KEPT_MS = 40 * 86_400_000;
const SCOPE = "simulator.taken.";

/** Messages leave the page as they leave a phone; officers still read them. Kept as keyed hashes, under that of the chat. */
export async function takeAway(ctx: Ctx, chat: Chat, refs: readonly string[]): Promise<void> {
  const { setting } = schema;
  const at = ctx.clock();
  await ctx.db.orm
    .delete(setting)
    .where(and(like(setting.scope, `${SCOPE}%`), lt(sql`(${setting.value}->>'at')::float8`, at - KEPT_MS)));
  const hashes = refs.map((ref) => hashOf(ctx, chat, ref));
  await ctx.db.orm.insert(setting).values({ scope: scopeOf(ctx, chat), name: ctx.ids(), value: { at, hashes } });
}

/** Tells of a provider's id whether its message was taken away. */
export async function readTakenAway(ctx: Ctx, chat: Chat): Promise<(ref: string | null) => boolean> {
  const { setting } = schema;
  const rows = await ctx.db.orm
    .select()
    .from(setting)
    .where(eq(setting.scope, scopeOf(ctx, chat)));
  const taken = new Set(rows.flatMap(({ value }) => (value as { hashes: string[] }).hashes));
  return (ref) => ref !== null && taken.size > 0 && taken.has(hashOf(ctx, chat, ref));
}

function hashOf(ctx: Ctx, { channel }: Chat, ref: string): string {
  return Buffer.from(keyedHash(ctx.keys.lookup, `message.${channel}`, ref)).toString("base64url");
}

function scopeOf(ctx: Ctx, chat: Chat): string {
  return SCOPE + Buffer.from(chatHash(ctx, chat)).toString("base64url");
}
