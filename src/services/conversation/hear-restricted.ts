import type { Tx } from "../../store/db.ts";
import type { Ctx } from "../context.ts";
import { moveLocked } from "./enter-flow.ts";
import type { Locked } from "./lock.ts";
import { standsRestricted } from "./stands-restricted.ts";
import { openPlace } from "./step-place.ts";

/**
 * After a focal point's words: what the person writes next belongs to the complaint, so its flow is entered, above all
 * that stands, unless they are in it. Does nothing in an ordinary conversation.
 */
export async function hearRestricted(ctx: Ctx, tx: Tx, locked: Locked): Promise<void> {
  if (locked.conversation.lane !== "psea") return;
  const place = await openPlace(ctx, tx, locked.address, locked.key);
  const { restricted } = place.revision.helpline;
  if (restricted === undefined || standsRestricted(place)) return;
  await moveLocked(ctx, tx, locked, { type: "entered", flow: restricted, above: true, variables: { why: "reply" } });
}
