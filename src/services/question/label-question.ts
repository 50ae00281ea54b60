import { z } from "zod";
import { Refusal } from "../../base/errors.ts";
import { TOPICS } from "../../domain/topic.ts";
import { authorize } from "../authorize.ts";
import type { Ctx } from "../context.ts";
import { settleQuestion } from "./settle-question.ts";

const Input = z.strictObject({
  questionId: z.uuid(),
  topic: z.string().pipe(z.enum(TOPICS)),
  /** Null where no answer fits. */
  answer: z.string().nullable(),
});

/** An officer says what a question was about, and which answer fits it best. */
export async function labelQuestion(ctx: Ctx, input: z.input<typeof Input>): Promise<void> {
  const officer = authorize(ctx, "question.label");
  const { questionId, topic, answer } = Input.parse(input);
  if (answer !== null && !ctx.library.content(ctx.clock()).articles.has(answer))
    throw new Refusal("invalid", "there is no such answer: choose one of the list");
  await settleQuestion(ctx, officer, "question.label", { id: questionId, state: "labelled", topic, answer });
}
