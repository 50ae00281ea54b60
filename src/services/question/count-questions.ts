import { count, eq } from "drizzle-orm";
import * as schema from "../../store/schema.ts";
import { authorize } from "../authorize.ts";
import type { Ctx } from "../context.ts";

/** How many questions wait to be labelled. */
export async function countQuestions(ctx: Ctx): Promise<number> {
  authorize(ctx, "conversation.read");
  const { question } = schema;
  const [row] = await ctx.db.orm.select({ n: count() }).from(question).where(eq(question.state, "open"));
  return row?.n ?? 0;
}
