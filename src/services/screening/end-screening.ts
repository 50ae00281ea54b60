import { eq } from "drizzle-orm";
import type { Event } from "../../engine/event.ts";
import { factsOf } from "../../screening/findings.ts";
import * as schema from "../../store/schema.ts";
import type { Ctx } from "../context.ts";
import type { Plan } from "../conversation/plan.ts";
import { openAnswers } from "./open-answers.ts";
import { findOpenScreening } from "./open-screening.ts";
import { raiseByScreening } from "./raise-by-screening.ts";
import { weigh } from "./weigh.ts";

/** Keeps what the machine makes of the answers, and brings whoever needs one to an officer. In danger one is called anyway. */
export function endScreening(ctx: Ctx, plan: Plan, { how }: Extract<Event, { type: "screening_ended" }>): void {
  plan.followUps.push(async (tx) => {
    const open = await findOpenScreening(tx, plan.known.contactId);
    if (!open) return;
    const instrument = ctx.library.instruments.get(open.instrument);
    const answers = await openAnswers(tx, plan.known.key, open.id);
    const machine = instrument ? weigh(instrument, answers, []).machine : null;
    await tx.orm
      .update(schema.screening)
      .set({
        endedAt: new Date(plan.now),
        ended: how,
        result: machine?.result ?? null,
        priority: machine?.priority ?? null,
      })
      .where(eq(schema.screening.id, open.id));
    if (how === "danger") return;
    const child = instrument ? factsOf(instrument, answers).has("under_18") : false;
    await raiseByScreening(ctx, tx, plan, { judgement: machine, child, waits: how === "completed" });
  });
}
