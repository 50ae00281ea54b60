import { and, eq, ne, sql } from "drizzle-orm";
import * as schema from "../../store/schema.ts";
import { dropHeld } from "./held.ts";
import type { Plan } from "./plan.ts";

/** The person blocked or unblocked us: nobody is answered, their place is kept, and officers see if a reply can arrive. */
export function planReach(plan: Plan, kind: "blocked" | "unblocked"): Plan {
  const { known } = plan;
  plan.inbound = null;
  plan.followUps.push(async (tx) => {
    await tx.orm
      .update(schema.address)
      .set({ reachable: kind === "unblocked" })
      .where(eq(schema.address.id, known.addressId));
    const { conversation } = schema;
    const open = and(eq(conversation.addressId, known.addressId), ne(conversation.status, "closed"));
    await tx.orm
      .update(conversation)
      .set({ version: sql`${conversation.version} + 1`, changedAt: new Date(plan.now) })
      .where(and(open, eq(conversation.lane, "psea")));
    if (kind === "blocked") await dropHeld(tx, known.addressId, "blocked");
  });
  return plan;
}
