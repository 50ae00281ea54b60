import { eq } from "drizzle-orm";
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
    if (kind === "blocked") await dropHeld(tx, known.addressId, "blocked");
  });
  return plan;
}
