import { and, desc, eq, sql } from "drizzle-orm";
import type { Inbound } from "../../domain/channel.ts";
import type { Lane } from "../../domain/conversation.ts";
import * as schema from "../../store/schema.ts";
import type { Ctx } from "../context.ts";
import { type Known, refHash } from "./known.ts";

/**
 * The message that an edit changes; null for one that we do not have. Words that became a complaint stand twice, as they
 * were in the ordinary talk and as they are in the restricted one: what is changed further is the latter.
 */
export async function findEdited(ctx: Ctx, inbound: Inbound, known: Known): Promise<{ id: string; lane: Lane } | null> {
  if (inbound.ref === null) return null;
  const { message, conversation } = schema;
  const hash = refHash(ctx, inbound.channel, inbound.ref);
  const [found] = await ctx.db.orm
    .select({ id: message.id, lane: conversation.lane })
    .from(message)
    .innerJoin(conversation, eq(conversation.id, message.conversationId))
    .where(and(eq(message.refHash, hash), eq(message.contactId, known.contactId)))
    .orderBy(desc(sql`${conversation.lane} = 'psea'`))
    .limit(1);
  return found ?? null;
}
