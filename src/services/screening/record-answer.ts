import { eq, max } from "drizzle-orm";
import { seal } from "../../base/secret.ts";
import type { Event } from "../../engine/event.ts";
import * as schema from "../../store/schema.ts";
import type { Ctx } from "../context.ts";
import type { Plan } from "../conversation/plan.ts";
import { resumeScreening } from "./open-screening.ts";

/** What is sealed of an answer; `answer` is "" for words that are none. `words`: what was typed, if it was. */
export type AnswerBody = { question: string; answer: string | number; words?: string };

/** Keeps an answer in the order given, with the person's own words beside it. */
export function recordAnswer(
  ctx: Ctx,
  plan: Plan,
  { question, answer }: Extract<Event, { type: "answer_recorded" }>,
): void {
  const message = plan.messages.find(({ direction }) => direction === "in");
  const words = message?.kind === "text" ? message.body.text : "";
  const body: AnswerBody = { question, answer: answer ?? "", ...(words === "" ? {} : { words }) };
  plan.followUps.push(async (tx) => {
    const screening = await resumeScreening(ctx, tx, plan);
    if (!screening) return;
    const { screeningAnswer } = schema;
    const [last] = await tx.orm
      .select({ n: max(screeningAnswer.n) })
      .from(screeningAnswer)
      .where(eq(screeningAnswer.screeningId, screening.id));
    const id = ctx.ids();
    await tx.orm.insert(screeningAnswer).values({
      id,
      screeningId: screening.id,
      contactId: plan.known.contactId,
      n: (last?.n ?? 0) + 1,
      messageId: message?.id ?? null,
      body: seal(plan.known.key, `screening_answer.body.${id}`, JSON.stringify(body)),
      at: new Date(plan.now),
    });
  });
}
