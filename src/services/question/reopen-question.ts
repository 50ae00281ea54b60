import { and, eq, ne } from "drizzle-orm";
import { z } from "zod";
import { Refusal } from "../../base/errors.ts";
import * as schema from "../../store/schema.ts";
import { audit } from "../audit.ts";
import { authorize } from "../authorize.ts";
import type { Ctx } from "../context.ts";

const Input = z.strictObject({ questionId: z.uuid() });

/** Takes back what the officer settled: the question stands open again. Nobody takes back a colleague's label. */
export async function reopenQuestion(ctx: Ctx, input: z.input<typeof Input>): Promise<void> {
  const officer = authorize(ctx, "question.label");
  const { questionId } = Input.parse(input);
  const { question } = schema;
  await ctx.db.transaction(async (tx) => {
    const [row] = await tx.orm
      .update(question)
      .set({ state: "open", topic: null, answer: null, settledAt: null, settledBy: null })
      .where(and(eq(question.id, questionId), eq(question.settledBy, officer.id), ne(question.state, "open")))
      .returning({ conversationId: question.conversationId });
    if (!row) throw new Refusal("stale", "you have settled no such question");
    await audit(ctx, tx, "question.reopen", row.conversationId, { question: questionId });
  });
}
