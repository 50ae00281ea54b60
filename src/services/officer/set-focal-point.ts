import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { Refusal } from "../../base/errors.ts";
import { can } from "../../domain/officer.ts";
import { dueAt } from "../../domain/triage.ts";
import type { Tx } from "../../store/db.ts";
import * as schema from "../../store/schema.ts";
import { audit } from "../audit.ts";
import { authorize } from "../authorize.ts";
import { actAs, type Ctx } from "../context.ts";
import { lockConversation } from "../conversation/lock.ts";

const Input = z.strictObject({ officerId: z.string().min(1).max(100), named: z.boolean() });

/**
 * Names an officer for complaints about staff of help, or no longer. What one who is named no longer had taken up goes
 * back to the other focal points. Doing so twice changes nothing.
 */
export async function setFocalPoint(ctx: Ctx, input: z.input<typeof Input>): Promise<void> {
  authorize(ctx, "officer.name_focal_point");
  const { officerId, named } = Input.parse(input);
  const { officer } = schema;
  await ctx.db.transaction(async (tx) => {
    const [row] = await tx.orm.select().from(officer).where(eq(officer.id, officerId)).for("update");
    if (!row) throw new Refusal("not_found", "there is no such colleague");
    if (row.focalPoint === named) return;
    if (named && (row.disabledAt || !can(row, "conversation.read")))
      throw new Refusal("invalid", "only who may read conversations can be named");
    await tx.orm.update(officer).set({ focalPoint: named }).where(eq(officer.id, officerId));
    await audit(ctx, tx, named ? "officer.name_focal_point" : "officer.unname_focal_point", null, {
      officer: officerId,
    });
    if (!named) await giveBack(actAs(ctx, { kind: "system" }), tx, officerId);
  });
  ctx.changed();
}

async function giveBack(ctx: Ctx, tx: Tx, officerId: string): Promise<void> {
  const { conversation } = schema;
  const held = await tx.orm
    .select({ id: conversation.id })
    .from(conversation)
    .where(
      and(eq(conversation.officerId, officerId), eq(conversation.status, "officer"), eq(conversation.lane, "psea")),
    );
  for (const { id } of held) {
    const { conversation: row } = await lockConversation(ctx, tx, id);
    if (row.status !== "officer" || row.officerId !== officerId) continue;
    const now = ctx.clock();
    await tx.orm
      .update(conversation)
      .set({
        status: "waiting",
        officerId: null,
        claimedAt: null,
        unansweredSince: null,
        waitingSince: row.unansweredSince ?? new Date(now),
        dueAt: new Date(dueAt(ctx.settings.triage, row.priority, now)),
      })
      .where(eq(conversation.id, id));
    await audit(ctx, tx, "conversation.release", id, { note: false });
  }
}
