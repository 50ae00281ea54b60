import { eq } from "drizzle-orm";
import type { Judgement } from "../../screening/judge.ts";
import type { Tx } from "../../store/db.ts";
import * as schema from "../../store/schema.ts";
import type { Ctx } from "../context.ts";
import type { Plan } from "../conversation/plan.ts";
import { putInQueue, raiseAlarm, raiseTo, waitFor } from "../conversation/raise.ts";

type Screened = {
  /** Null for an instrument that is known no more. */
  judgement: Pick<Judgement, "result" | "priority"> | null;
  child: boolean;
  /** An officer shall look at it whatever the result. */
  waits: boolean;
};

/** Upwards only, after the rows of the plan have been written: as urgent as what was found, before an officer if it asks for one. */
export async function raiseByScreening(
  ctx: Ctx,
  tx: Tx,
  plan: Plan,
  { judgement, child, waits }: Screened,
): Promise<void> {
  const found = judgement !== null && (judgement.result !== "none" || judgement.priority < 4);
  if (found) {
    const team = child || judgement.result === "child" ? "children" : "protection";
    raiseTo(ctx, plan, { priority: judgement.priority, team });
    // Still in it: everyone on duty is told at once.
    if (judgement.priority === 1) raiseAlarm(ctx, plan, "danger");
  }
  // What was found says how urgent it is; of answers that show nothing the table does.
  if (found) putInQueue(ctx, plan, "screening");
  else if (waits) waitFor(ctx, plan, "screening");
  const { id, status, priority, team, reason, waitingSince, dueAt } = plan.conversation;
  const date = (ms: number | null) => (ms === null ? null : new Date(ms));
  await tx.orm
    .update(schema.conversation)
    .set({ status, priority, team, reason, waitingSince: date(waitingSince), dueAt: date(dueAt) })
    .where(eq(schema.conversation.id, id));
}
