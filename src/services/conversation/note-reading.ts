import { and, eq, gt, inArray } from "drizzle-orm";
import type { Officer } from "../../domain/officer.ts";
import * as schema from "../../store/schema.ts";
import { audit, nameOf } from "../audit.ts";
import type { Ctx } from "../context.ts";

const HOUR_MS = 3_600_000;

/** Puts on record that an officer reads conversations, or a question of each; once an hour for each of them. */
export async function noteReading(
  ctx: Ctx,
  officer: Officer,
  act: "conversation.read" | "question.read",
  conversationIds: readonly string[],
): Promise<void> {
  if (conversationIds.length === 0) return;
  const noted = await ctx.db.orm
    .select({ subject: schema.audit.subject })
    .from(schema.audit)
    .where(
      and(
        inArray(schema.audit.subject, [...conversationIds]),
        eq(schema.audit.act, act),
        eq(schema.audit.actor, nameOf({ kind: "officer", officer })),
        gt(schema.audit.at, new Date(ctx.clock() - HOUR_MS)),
      ),
    );
  const known = new Set(noted.map(({ subject }) => subject));
  const news = [...new Set(conversationIds)].filter((id) => !known.has(id));
  if (news.length === 0) return;
  await ctx.db.transaction(async (tx) => {
    for (const id of news) await audit(ctx, tx, act, id);
  });
}
