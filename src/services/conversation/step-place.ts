import { open } from "../../base/secret.ts";
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
export async function openSession(ctx: Ctx, tx: Tx, known: Known): Promise<Place> {
  const current = ctx.library.current();
  if (!known.session) return { revision: current, session: null };
  const sealed = open(known.key, `address.session.${known.addressId}`, known.session);
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
  plan.session = session;
  plan.language = session.language;
  return events;
}
