import { eq } from "drizzle-orm";
import type { Tx } from "../../store/db.ts";
import * as schema from "../../store/schema.ts";
import type { Ctx } from "../context.ts";
import { moveLocked } from "./enter-flow.ts";
import { knownOf } from "./known-of.ts";
import type { Locked } from "./lock.ts";
import { openSession } from "./step-place.ts";

/**
 * Puts "is it safe?" above what stands in the chat: asked now, in words that say nothing (`opening`), or when the person
 * writes (`waiting`). Under the lock; does nothing in flows that do not have it.
 */
export async function coverChat(ctx: Ctx, tx: Tx, locked: Locked, why: "opening" | "waiting"): Promise<void> {
  const { conversation } = schema;
  const { revision } = await openSession(ctx, tx, knownOf(locked));
  const flow = revision.helpline.safe_check;
  // As it stands by now in this transaction: claimed, closed.
  const [row] = await tx.orm.select().from(conversation).where(eq(conversation.id, locked.conversation.id));
  if (flow === undefined || !row) return;
  const now = { address: locked.address, key: locked.key, conversation: row };
  await moveLocked(ctx, tx, now, { type: "entered", flow, above: true, variables: { why } });
}
