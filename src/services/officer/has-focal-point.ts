import { and, eq, isNull } from "drizzle-orm";
import { can } from "../../domain/officer.ts";
import * as schema from "../../store/schema.ts";
import { authorize } from "../authorize.ts";
import type { Ctx } from "../context.ts";

/** Whether anybody is named who sees complaints about staff of help. Says nothing of whether there are any. */
export async function hasFocalPoint(ctx: Ctx): Promise<boolean> {
  authorize(ctx, "officer.name_focal_point");
  const { officer } = schema;
  const named = await ctx.db.orm
    .select({ role: officer.role })
    .from(officer)
    .where(and(eq(officer.focalPoint, true), isNull(officer.disabledAt)));
  return named.some((it) => can(it, "conversation.read"));
}
