import type { Actor } from "../domain/officer.ts";
import type { Tx } from "../store/db.ts";
import * as schema from "../store/schema.ts";
import type { Ctx } from "./context.ts";

/** Writes who did what, inside the transaction that does it. `detail` carries codes and counts, never content. */
export async function audit(
  ctx: Ctx,
  tx: Tx,
  act: `${string}.${string}`,
  subject: string | null,
  detail: Record<string, string | number | boolean | null> = {},
): Promise<void> {
  await tx.orm
    .insert(schema.audit)
    .values({ id: ctx.ids(), at: new Date(ctx.clock()), actor: nameOf(ctx.actor), act, subject, detail });
}

export function nameOf(actor: Actor): string {
  switch (actor.kind) {
    case "system":
      return "system";
    case "contact":
      return `contact:${actor.id}`;
    case "officer":
      return `officer:${actor.officer.id}`;
  }
}
