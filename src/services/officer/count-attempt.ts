import { eq, sql } from "drizzle-orm";
import { keyedHash } from "../../base/secret.ts";
import * as schema from "../../store/schema.ts";
import type { Ctx } from "../context.ts";

const WINDOW_MS = 15 * 60_000;
const ATTEMPTS = 8;

/** Counts an attempt to sign in to an account, existing or not, from wherever; false once there were too many. */
export async function countAttempt(ctx: Ctx, email: string): Promise<boolean> {
  const { officerRateLimit: limit } = schema;
  const now = ctx.clock();
  const old = sql`${limit.lastRequest} <= ${now - WINDOW_MS}`;
  const [row] = await ctx.db.orm
    .insert(limit)
    .values({ id: ctx.ids(), key: keyOf(ctx, email), count: 1, lastRequest: now })
    .onConflictDoUpdate({
      target: limit.key,
      set: {
        count: sql`case when ${old} then 1 else ${limit.count} + 1 end`,
        lastRequest: sql`case when ${old} then ${now} else ${limit.lastRequest} end`,
      },
    })
    .returning({ count: limit.count });
  return row !== undefined && row.count <= ATTEMPTS;
}

/** After a success the count begins anew. */
export async function forgetAttempts(ctx: Ctx, email: string): Promise<void> {
  await ctx.db.orm.delete(schema.officerRateLimit).where(eq(schema.officerRateLimit.key, keyOf(ctx, email)));
}

function keyOf(ctx: Ctx, email: string): string {
  const hash = keyedHash(ctx.keys.lookup, "officer_email", email.trim().toLowerCase());
  return `account:${Buffer.from(hash).toString("hex")}`;
}
