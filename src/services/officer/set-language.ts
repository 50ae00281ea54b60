import { eq } from "drizzle-orm";
import { z } from "zod";
import { Refusal } from "../../base/errors.ts";
import { LANGUAGES } from "../../base/language.ts";
import * as schema from "../../store/schema.ts";
import type { Ctx } from "../context.ts";

const Input = z.strictObject({ language: z.enum(LANGUAGES) });

/** The language in which the console speaks to the officer. */
export async function setLanguage(ctx: Ctx, input: z.input<typeof Input>): Promise<void> {
  if (ctx.actor.kind !== "officer") throw new Refusal("not_signed_in", "sign in first");
  const { language } = Input.parse(input);
  await ctx.db.orm.update(schema.officer).set({ language }).where(eq(schema.officer.id, ctx.actor.officer.id));
}
