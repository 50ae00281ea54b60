import { and, eq } from "drizzle-orm";
import { Refusal } from "../../base/errors.ts";
import type { Officer } from "../../domain/officer.ts";
import type { Topic } from "../../domain/topic.ts";
import type { Tx } from "../../store/db.ts";
import * as schema from "../../store/schema.ts";
import { audit } from "../audit.ts";
import type { Ctx } from "../context.ts";

type Settled = { id: string; state: "labelled" | "set_aside"; topic: Topic | null; answer: string | null };

/** Of two officers who settle a question at once one wins; the same form sent twice changes nothing. */
export async function settleQuestion(
  ctx: Ctx,
  officer: Officer,
  act: "question.label" | "question.set_aside",
  { id, ...settled }: Settled,
): Promise<void> {
  const { question } = schema;
  await ctx.db.transaction(async (tx) => {
    const [row] = await tx.orm
      .update(question)
      .set({ ...settled, settledAt: new Date(ctx.clock()), settledBy: officer.id })
      .where(and(eq(question.id, id), eq(question.state, "open")))
      .returning({ conversationId: question.conversationId });
    // What the question was about is no part of the record: it outlives an erasure.
    if (row) await audit(ctx, tx, act, row.conversationId, { question: id });
    else await refuseUnlessSame(tx, officer, { id, ...settled });
  });
}

async function refuseUnlessSame(tx: Tx, officer: Officer, settled: Settled): Promise<void> {
  const { question } = schema;
  const [row] = await tx.orm.select().from(question).where(eq(question.id, settled.id));
  if (!row) throw new Refusal("not_found", "this question is gone with its words");
  const same = row.state === settled.state && row.topic === settled.topic && row.answer === settled.answer;
  if (!same || row.settledBy !== officer.id) throw new Refusal("stale", "this question has been settled meanwhile");
}
