import { z } from "zod";
import { authorize } from "../authorize.ts";
import type { Ctx } from "../context.ts";
import { settleQuestion } from "./settle-question.ts";

const Input = z.strictObject({ questionId: z.uuid() });

/** Nothing can be learnt from a question: it leaves the list without a label. */
export async function setQuestionAside(ctx: Ctx, input: z.input<typeof Input>): Promise<void> {
  const officer = authorize(ctx, "question.label");
  const { questionId } = Input.parse(input);
  const settled = { id: questionId, state: "set_aside", topic: null, answer: null } as const;
  await settleQuestion(ctx, officer, "question.set_aside", settled);
}
