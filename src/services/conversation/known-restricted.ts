import { and, eq, ne } from "drizzle-orm";
import * as schema from "../../store/schema.ts";
import type { Ctx } from "../context.ts";
import type { Known } from "./known.ts";
import { knownConversation } from "./known-conversation.ts";

/** The same address with its restricted conversation in place of the ordinary one, which then stays as it is. */
export async function knownRestricted(ctx: Ctx, known: Known): Promise<Known> {
  if (known.fresh) return { ...known, lane: "psea" };
  const { conversation } = schema;
  const [open] = await ctx.db.orm
    .select()
    .from(conversation)
    .where(
      and(
        eq(conversation.addressId, known.addressId),
        eq(conversation.lane, "psea"),
        ne(conversation.status, "closed"),
      ),
    );
  return { ...known, lane: "psea", conversation: open ? knownConversation(open) : null };
}
