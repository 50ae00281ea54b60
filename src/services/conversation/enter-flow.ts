import { eq } from "drizzle-orm";
import type { Trigger } from "../../engine/event.ts";
import type { Tx } from "../../store/db.ts";
import * as schema from "../../store/schema.ts";
import type { Ctx } from "../context.ts";
import { applyEvents } from "./apply-events.ts";
import { blankPlan } from "./blank-plan.ts";
import { knownOf } from "./known-of.ts";
import type { Locked } from "./lock.ts";
import type { Plan } from "./plan.ts";
import { standsRestricted } from "./stands-restricted.ts";
import { openPlace, openSession, stepPlace } from "./step-place.ts";
import { writeRows } from "./write-plan.ts";

/**
 * Lets a flow of the helpline begin with a person, under the lock, in the conversation as it stands by now in `tx`
 * (closed, say); not with one who said stop or blocked us, nor with one who is at a complaint: the flow would take its
 * place, and the rest of it would be said where others read. Call `ctx.wake()` after the commit.
 */
export async function enterFlow(
  ctx: Ctx,
  tx: Tx,
  locked: Locked,
  flow: string,
  how: Omit<Extract<Trigger, { type: "entered" }>, "type" | "flow"> = {},
): Promise<void> {
  if (!locked.address.reachable || locked.address.stoppedAt) return;
  if (standsRestricted(await openPlace(ctx, tx, locked.address, locked.key))) return;
  const [conversation] = await tx.orm
    .select()
    .from(schema.conversation)
    .where(eq(schema.conversation.id, locked.conversation.id));
  if (conversation) await moveLocked(ctx, tx, { ...locked, conversation }, { type: "entered", flow, ...how });
}

/**
 * Runs the engine on a trigger that is no message, under the lock, and brings the address in `locked` up to date. `unsaid`:
 * all happens but the words; true where there were some.
 */
export async function moveLocked(
  ctx: Ctx,
  tx: Tx,
  locked: Locked,
  trigger: Trigger,
  { unsaid = false } = {},
): Promise<boolean> {
  const known = knownOf(locked);
  const plan: Plan = blankPlan(ctx, known, null, null);
  const place = await openSession(ctx, tx, known);
  plan.session = place.session;
  const events = stepPlace(ctx, plan, place, trigger);
  const done = unsaid ? events.filter(({ type }) => type !== "message_created") : events;
  await applyEvents(ctx, plan, place, done);
  if (!(await writeRows(ctx, tx, plan))) throw new Error("the lock on the address was not held");
  for (const followUp of plan.followUps) await followUp(tx);
  const [address] = await tx.orm.select().from(schema.address).where(eq(schema.address.id, locked.address.id));
  if (address) Object.assign(locked.address, address);
  return done.length < events.length;
}
