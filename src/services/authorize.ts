import { Refusal } from "../base/errors.ts";
import { type Ability, can, type Officer } from "../domain/officer.ts";
import type { Ctx } from "./context.ts";

/** The officer who acts, if the role allows it; refuses everyone else. */
export function authorize(ctx: Ctx, ability: Ability): Officer {
  if (ctx.actor.kind !== "officer") throw new Refusal("not_signed_in", "sign in first");
  if (!can(ctx.actor.officer, ability)) throw new Refusal("not_allowed", `your role does not include ${ability}`);
  return ctx.actor.officer;
}
