import { and, desc, eq, isNull } from "drizzle-orm";
import type { Tx } from "../../store/db.ts";
import * as schema from "../../store/schema.ts";
import type { Ctx } from "../context.ts";
import type { Plan } from "../conversation/plan.ts";

export type ScreeningRow = typeof schema.screening.$inferSelect;

/** The screening that is open with a person; null where none is. */
export async function findOpenScreening(tx: Tx, contactId: string): Promise<ScreeningRow | null> {
  const { screening } = schema;
  const [row] = await tx.orm
    .select()
    .from(screening)
    .where(and(eq(screening.contactId, contactId), isNull(screening.endedAt)))
    .orderBy(desc(screening.startedAt), desc(screening.id))
    .limit(1);
  return row ?? null;
}

/**
 * The same for an answer that comes now: who goes on days later, in a new conversation, goes on with what they have
 * answered; where it was ended meanwhile, another begins by the same instrument. Null where none ever was.
 */
export async function resumeScreening(ctx: Ctx, tx: Tx, plan: Plan): Promise<ScreeningRow | null> {
  const { screening } = schema;
  const { contactId } = plan.known;
  const conversationId = plan.conversation.id;
  const open = await findOpenScreening(tx, contactId);
  if (open?.conversationId === conversationId || plan.conversation.lane !== "general") return open;
  if (open) {
    await tx.orm.update(screening).set({ conversationId }).where(eq(screening.id, open.id));
    return { ...open, conversationId };
  }
  const [last] = await tx.orm
    .select({ instrument: screening.instrument })
    .from(screening)
    .where(eq(screening.contactId, contactId))
    .orderBy(desc(screening.startedAt), desc(screening.id))
    .limit(1);
  return last ? insertScreening(ctx, tx, plan, { instrument: last.instrument, entry: "resumed" }) : null;
}

export async function insertScreening(
  ctx: Ctx,
  tx: Tx,
  plan: Plan,
  { instrument, entry }: { instrument: string; entry: string },
): Promise<ScreeningRow | null> {
  const [row] = await tx.orm
    .insert(schema.screening)
    .values({
      id: ctx.ids(),
      conversationId: plan.conversation.id,
      contactId: plan.known.contactId,
      instrument,
      entry,
      startedAt: new Date(plan.now),
    })
    .returning();
  return row ?? null;
}
