import { and, desc, eq, lte } from "drizzle-orm";
import type { Inbound } from "../../domain/channel.ts";
import type { Lane } from "../../domain/conversation.ts";
import type { Reading } from "../../domain/reading.ts";
import * as schema from "../../store/schema.ts";
import type { Ctx } from "../context.ts";
import { findEdited } from "./find-edited.ts";
import { isLate } from "./is-late.ts";
import type { Known } from "./known.ts";
import { standsRestricted } from "./stands-restricted.ts";
import type { Place } from "./step-place.ts";

/** Where a message belongs. The database is asked only for what is edited or came late. */
export async function laneOf(ctx: Ctx, inbound: Inbound, known: Known, place: Place, reading: Reading): Promise<Lane> {
  if (isComplaint(reading) || standsRestricted(place)) return "psea";
  if (inbound.content.kind === "edited") return (await findEdited(ctx, inbound, known))?.lane ?? "general";
  return isLate(inbound, known) ? laneBefore(ctx, inbound, known) : "general";
}

/** Words about abuse by staff of help, in doubt too. */
export function isComplaint({ risk, signals }: Reading): boolean {
  return risk !== "none" && signals.some(({ kind }) => kind === "psea");
}

/** What came late belongs to what was being said when it was written. */
async function laneBefore(ctx: Ctx, { sentAt }: Inbound, { contactId }: Known): Promise<Lane> {
  const { message, conversation } = schema;
  const [before] = await ctx.db.orm
    .select({ lane: conversation.lane })
    .from(message)
    .innerJoin(conversation, eq(conversation.id, message.conversationId))
    .where(and(eq(message.contactId, contactId), eq(message.author, "person"), lte(message.sentAt, new Date(sentAt))))
    .orderBy(desc(message.sentAt), desc(message.sequence), desc(message.seq))
    .limit(1);
  return before?.lane ?? "general";
}
