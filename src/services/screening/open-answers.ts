import { asc, eq } from "drizzle-orm";
import { type DataKey, open } from "../../base/secret.ts";
import type { GivenAnswer } from "../../screening/given-answer.ts";
import type { Tx } from "../../store/db.ts";
import * as schema from "../../store/schema.ts";
import type { AnswerBody } from "./record-answer.ts";

/** All that was answered in a screening, opened, in the order given. */
export async function openAnswers(tx: Tx, key: DataKey, screeningId: string): Promise<GivenAnswer[]> {
  const { screeningAnswer } = schema;
  const rows = await tx.orm
    .select()
    .from(screeningAnswer)
    .where(eq(screeningAnswer.screeningId, screeningId))
    .orderBy(asc(screeningAnswer.n));
  return rows.map(({ id, body, at, messageId }) => {
    const opened = open(key, `screening_answer.body.${id}`, body).toString("utf8");
    // What we sealed ourselves is of the shape that we gave it.
    const answer = JSON.parse(opened) as AnswerBody;
    return { ...answer, at: at.getTime(), ...(messageId === null ? {} : { messageId }) };
  });
}
