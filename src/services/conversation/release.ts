import { eq } from "drizzle-orm";
import { z } from "zod";
import { Refusal } from "../../base/errors.ts";
import type { Officer } from "../../domain/officer.ts";
import { dueAt } from "../../domain/triage.ts";
import * as schema from "../../store/schema.ts";
import { audit } from "../audit.ts";
import { authorize } from "../authorize.ts";
import type { Ctx } from "../context.ts";
import { NOTE_LENGTH, writeNote } from "./add-note.ts";
import { type Locked, lockConversation } from "./lock.ts";

const Input = z.strictObject({ conversationId: z.uuid(), note: z.string().trim().max(NOTE_LENGTH).optional() });

/** The officer gives a conversation back to the queue, with a word for whoever comes next. */
export async function release(ctx: Ctx, input: z.input<typeof Input>): Promise<void> {
  const officer = authorize(ctx, "conversation.claim");
  const { conversationId, note } = Input.parse(input);
  await ctx.db.transaction(async (tx) => {
    const locked = await lockConversation(ctx, tx, conversationId);
    requireHolder(locked, officer);
    const { unansweredSince, priority } = locked.conversation;
    const now = ctx.clock();
    await tx.orm
      .update(schema.conversation)
      .set({
        status: "waiting",
        officerId: null,
        claimedAt: null,
        unansweredSince: null,
        waitingSince: unansweredSince ?? new Date(now),
        dueAt: new Date(dueAt(ctx.settings.triage, priority, now)),
      })
      .where(eq(schema.conversation.id, conversationId));
    if (note) await writeNote(ctx, tx, locked, officer.id, note);
    await audit(ctx, tx, "conversation.release", conversationId, { note: Boolean(note) });
  });
  ctx.wake();
  ctx.changed();
}

export function requireHolder(locked: Locked, officer: Officer): void {
  const { status, officerId } = locked.conversation;
  if (status !== "officer" || officerId !== officer.id)
    throw new Refusal("not_claimed_by_you", "claim this conversation first");
}
