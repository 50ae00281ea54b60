import { eq } from "drizzle-orm";
import type { Event } from "../../engine/event.ts";
import { factsOf } from "../../screening/findings.ts";
import type { Tx } from "../../store/db.ts";
import * as schema from "../../store/schema.ts";
import type { Ctx } from "../context.ts";
import { knownConversation } from "../conversation/known-conversation.ts";
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
    const asked = await whereAsked(tx, plan, open.conversationId);
    const child = instrument ? factsOf(instrument, answers).has("under_18") : false;
    await raiseByScreening(ctx, tx, asked, { judgement: machine, child, waits: how === "completed" });
  });
}

/**
 * The conversation that the questions stood in is the one to be raised, also where they end in another: who complains of
 * staff of help in the middle of them leaves no more of that here, and nothing of this there.
 */
async function whereAsked(tx: Tx, plan: Plan, conversationId: string): Promise<Plan> {
  if (plan.conversation.id === conversationId || plan.conversation.lane === "general") return plan;
  const { conversation } = schema;
  const [row] = await tx.orm.select().from(conversation).where(eq(conversation.id, conversationId));
  return row ? { ...plan, conversation: knownConversation(row) } : plan;
}
