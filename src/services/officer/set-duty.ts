import { eq } from "drizzle-orm";
import { z } from "zod";
import { Refusal } from "../../base/errors.ts";
import * as schema from "../../store/schema.ts";
import { audit } from "../audit.ts";
import type { Ctx } from "../context.ts";

const Input = z.strictObject({ on: z.boolean() });

/** A shift that nobody ends is over after this. */
const SHIFT_HOURS = 12;

/** The officer goes on or off duty. */
export async function setDuty(ctx: Ctx, input: z.input<typeof Input>): Promise<void> {
  if (ctx.actor.kind !== "officer") throw new Refusal("not_signed_in", "sign in first");
  const { id } = ctx.actor.officer;
  const { on } = Input.parse(input);
  const onDutyUntil = on ? new Date(ctx.clock() + SHIFT_HOURS * 3_600_000) : null;
  await ctx.db.transaction(async (tx) => {
    await tx.orm.update(schema.officer).set({ onDutyUntil }).where(eq(schema.officer.id, id));
    await audit(ctx, tx, "officer.set_duty", null, { on });
  });
}
