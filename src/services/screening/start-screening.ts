import { eq } from "drizzle-orm";
import type { Event } from "../../engine/event.ts";
import * as schema from "../../store/schema.ts";
import type { Ctx } from "../context.ts";
import type { Plan } from "../conversation/plan.ts";
import type { Place } from "../conversation/step-place.ts";
import { findOpenScreening, insertScreening } from "./open-screening.ts";

/**
 * Questions begin. Where they are being asked already they go on by another instrument, as of who turns out to be a child:
 * what was answered stays.
 */
export function startScreening(
  ctx: Ctx,
  plan: Plan,
  place: Place,
  { instrument, entry }: Extract<Event, { type: "screening_started" }>,
): void {
  const { screening } = schema;
  plan.followUps.push(async (tx) => {
    const open = await findOpenScreening(tx, plan.known.contactId);
    const conversationId = plan.conversation.id;
    if (open && (open.conversationId === conversationId || place.session?.screening)) {
      await tx.orm.update(screening).set({ instrument, conversationId }).where(eq(screening.id, open.id));
      return;
    }
    // Of an earlier talk, whose place in the questions was lost.
    if (open) {
      const left = { endedAt: new Date(plan.now), ended: "left" } as const;
      await tx.orm.update(screening).set(left).where(eq(screening.id, open.id));
    }
    await insertScreening(ctx, tx, plan, { instrument, entry });
  });
}
