import { and, eq } from "drizzle-orm";
import { nextContact } from "../../domain/hours.ts";
import { coversIn } from "../../engine/covered.ts";
import type { Tx } from "../../store/db.ts";
import * as schema from "../../store/schema.ts";
import type { Ctx } from "../context.ts";
import { knownOf } from "./known-of.ts";
import type { Locked } from "./lock.ts";
import { openSession, type Place } from "./step-place.ts";

/** So long after their last words a person is taken to be there still, with the phone in hand (DOMAIN.md, 1.9). */
const THERE_MS = 10 * 60_000;

/** How what we write first reaches a person. `opening`: when they are asked whether they can talk; null: they write first. */
export type WayOut =
  | { goes: "now"; why: "there" | "harmless" }
  | { goes: "held"; why: "covered" | "contact_time" | "sensitive"; opening: number | null };

/**
 * The one rule for all that is no direct answer. Who wrote just now is there. Otherwise nothing of substance goes where it
 * may harm: the chat was hidden, the matter is grave, or the person named a time.
 */
export async function wayOut(ctx: Ctx, tx: Tx, locked: Locked): Promise<WayOut> {
  const { address, conversation } = locked;
  const now = ctx.clock();
  const place = await openSession(ctx, tx, knownOf(locked));
  const cover = coverOnTop(place);
  const heardAt = Math.max(conversation.lastInAt?.getTime() ?? 0, place.session?.heardAt ?? 0);
  if (!cover && now - heardAt < THERE_MS) return { goes: "now", why: "there" };
  const why = await whyHeld(tx, locked, place);
  // People who stand in flows older than "is it safe?" cannot be asked; their officer is not silenced for it.
  if (why === null || (!cover && place.revision.helpline.safe_check === undefined))
    return { goes: "now", why: "harmless" };
  // Who fled the chat comes back by themselves, unless they have named a time of day: "any time" was said before.
  const named = address.contactTime === "morning" || address.contactTime === "evening";
  const fled = cover === place.revision.helpline.commands.quick_exit && !named;
  return { goes: "held", why, opening: fled ? null : nextContact(ctx.settings.hours, address.contactTime, now) };
}

/** The flow that covers the chat now, if one does. */
export function coverOnTop({ session, revision }: Place): string | null {
  const top = session?.frames.at(-1)?.flow;
  const cover = coversIn(session, revision).at(-1);
  return cover !== undefined && cover === top ? cover : null;
}

type Held = Extract<WayOut, { goes: "held" }>;

async function whyHeld(tx: Tx, { address, conversation }: Locked, place: Place): Promise<Held["why"] | null> {
  if (coverOnTop(place)) return "covered";
  if (address.contactTime !== null && address.contactTime !== "any_time") return "contact_time";
  if (conversation.risk !== "none" || conversation.lane === "psea" || place.session?.screening) return "sensitive";
  const { screening } = schema;
  const [asked] = await tx.orm
    .select({ id: screening.id })
    .from(screening)
    .where(and(eq(screening.conversationId, conversation.id)))
    .limit(1);
  return asked ? "sensitive" : null;
}
