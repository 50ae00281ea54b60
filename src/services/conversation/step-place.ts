import { type DataKey, open } from "../../base/secret.ts";
import type { Event, Trigger } from "../../engine/event.ts";
import { reviseSession } from "../../engine/revise.ts";
import type { Revision } from "../../engine/revision.ts";
import type { Session } from "../../engine/session.ts";
import { step } from "../../engine/step.ts";
import type { Tx } from "../../store/db.ts";
import type { Ctx } from "../context.ts";
import type { Known } from "./known.ts";
import type { Plan } from "./plan.ts";

/** Where a person stands in the flows, and the revision that they walk on. */
export type Place = { revision: Revision; session: Session | null };

/** Opens the session and moves it to the current revision where its flows allow. */
export function openSession(ctx: Ctx, tx: Tx, { addressId, session, key }: Known): Promise<Place> {
  return openPlace(ctx, tx, { id: addressId, session }, key);
}

/** The same from the row of the address. */
export async function openPlace(
  ctx: Ctx,
  tx: Tx,
  address: { id: string; session: Uint8Array | null },
  key: DataKey,
): Promise<Place> {
  const current = ctx.library.current();
  if (!address.session) return { revision: current, session: null };
  const sealed = open(key, `address.session.${address.id}`, address.session);
  const session = JSON.parse(sealed.toString("utf8")) as Session;
  if (session.revision === current.hash) return { revision: current, session };
  const pinned = await ctx.library.revision(session.revision, tx);
  if (!pinned) return { revision: current, session: null };
  const moved = reviseSession(session, pinned, current);
  return { revision: moved.revision === current.hash ? current : pinned, session: moved };
}

/** Runs the engine and keeps the new session in the plan. */
export function stepPlace(ctx: Ctx, plan: Plan, place: Place, trigger: Trigger): readonly Event[] {
  const { session, events } = step(place.revision, place.session, trigger, {
    now: plan.now,
    channel: plan.known.channel,
    limits: ctx.limits[plan.known.channel],
    content: ctx.library.content(plan.now),
    status: plan.conversation.status === "closed" ? "bot" : plan.conversation.status,
  });
  // Whether a person was asked for in the ordinary talk is not for a complaint to change.
  const requested = place.session?.requested ?? null;
  plan.session = plan.known.lane === "psea" ? { ...session, requested } : session;
  plan.language = session.language;
  return events;
}
