import { and, desc, eq, gt, inArray } from "drizzle-orm";
import type { Tx } from "../../store/db.ts";
import * as schema from "../../store/schema.ts";
import type { Ctx } from "../context.ts";
import { coverChat } from "./cover-chat.ts";
import { oldestHeld } from "./held.ts";
import { knownOf } from "./known-of.ts";
import type { Locked } from "./lock.ts";
import { openSession } from "./step-place.ts";
import { coverOnTop } from "./way-out.ts";

/** Who did not answer an opening is not pressed with another. */
const REST_MS = 12 * 3_600_000;

/** Something is held: the person is asked whether they can talk, now or at their time, or when they write. */
export async function arrangeOpening(ctx: Ctx, tx: Tx, locked: Locked, opening: number | null): Promise<void> {
  const now = ctx.clock();
  const due = opening !== null && opening <= now;
  const place = await openSession(ctx, tx, knownOf(locked));
  if (due && !(await wasAsked(ctx, tx, locked))) await coverChat(ctx, tx, locked, "opening");
  else if (!coverOnTop(place)) await coverChat(ctx, tx, locked, "waiting");
  const openingDueAt = opening === null || due ? null : new Date(opening);
  await tx.orm.update(schema.address).set({ openingDueAt }).where(eq(schema.address.id, locked.address.id));
}

/** The question stands there: the line has spoken under the cover, of late. */
async function wasAsked(ctx: Ctx, tx: Tx, locked: Locked): Promise<boolean> {
  const place = await openSession(ctx, tx, knownOf(locked));
  const { safe_check } = place.revision.helpline;
  const frame = place.session?.frames.findLast(({ flow }) => flow === safe_check);
  if (!frame) return false;
  const { message, conversation } = schema;
  const rested = new Date(ctx.clock() - REST_MS);
  const [last] = await tx.orm
    .select({ at: message.sentAt })
    .from(message)
    .innerJoin(conversation, eq(conversation.id, message.conversationId))
    .where(
      and(
        eq(conversation.addressId, locked.address.id),
        eq(message.author, "bot"),
        inArray(message.state, ["queued", "sent"]),
        gt(message.sentAt, rested),
      ),
    )
    .orderBy(desc(message.sentAt))
    .limit(1);
  if (!last) return false;
  // Put there in silence, it has asked only if the line spoke since.
  const held = frame.variables.why === "waiting" ? await oldestHeld(tx, locked.address.id) : null;
  return held === null || last.at > held.arrivedAt;
}
