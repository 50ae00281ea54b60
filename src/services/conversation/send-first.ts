import type { Tx } from "../../store/db.ts";
import type { Ctx } from "../context.ts";
import { arrangeOpening } from "./arrange-opening.ts";
import { enqueueMessage, type Outgoing } from "./enqueue.ts";
import { releaseHeld } from "./held.ts";
import { knownOf } from "./known-of.ts";
import type { Locked } from "./lock.ts";
import { openSession } from "./step-place.ts";
import { coverOnTop, wayOut } from "./way-out.ts";

/**
 * Sends words that are no direct answer to a message just received, or holds them until the person says that it is safe:
 * everything that we say first goes through here, under the lock. `atOnce`: an officer takes it upon themselves. `again`:
 * the first id stands there already, and nothing was done. Call `ctx.wake()` after the commit.
 */
export async function sendFirst(
  ctx: Ctx,
  tx: Tx,
  locked: Locked,
  messages: readonly Outgoing[],
  { atOnce = false } = {},
): Promise<"sent" | "held" | "again"> {
  const way = await wayOut(ctx, tx, locked);
  const held = way.goes === "held" && !atOnce;
  const quiet = way.goes === "held" && coverOnTop(await openSession(ctx, tx, knownOf(locked))) !== null && !held;
  // Danger or a complaint took the place of "is it safe?": what was held for the answer goes before these words.
  if (way.goes === "now")
    await releaseHeld(tx, { addressId: locked.address.id, channel: locked.address.channel }, ctx.clock());
  for (const message of messages) {
    const outgoing: Outgoing = quiet ? { ...message, body: { ...message.body, silent: true } } : message;
    if (!(await enqueueMessage(ctx, tx, locked, outgoing, held ? "held" : "queued"))) return "again";
  }
  if (!held) return "sent";
  await arrangeOpening(ctx, tx, locked, way.opening);
  return "held";
}
