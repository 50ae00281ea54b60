import { z } from "zod";
import { seal } from "../../base/secret.ts";
import type { MessageBody } from "../../domain/message.ts";
import type { Tx } from "../../store/db.ts";
import * as schema from "../../store/schema.ts";
import { cleanText } from "../../text/clean.ts";
import { audit } from "../audit.ts";
import { authorize } from "../authorize.ts";
import type { Ctx } from "../context.ts";
import { type Locked, lockConversation } from "./lock.ts";

export const NOTE_LENGTH = 4000;

const Input = z.strictObject({
  conversationId: z.uuid(),
  /** Made by the form, so that a double submit writes once. */
  id: z.uuid(),
  text: z.string().trim().min(1).max(NOTE_LENGTH),
});

/** A note that officers see and the person never does; whoever may read the conversation may add one. */
export async function addNote(ctx: Ctx, input: z.input<typeof Input>): Promise<void> {
  const officer = authorize(ctx, "note.add");
  const { conversationId, id, text } = Input.parse(input);
  await ctx.db.transaction(async (tx) => {
    const locked = await lockConversation(ctx, tx, conversationId);
    if (await writeNote(ctx, tx, locked, officer.id, text, id)) await audit(ctx, tx, "note.add", conversationId);
  });
  ctx.changed();
}

/** False when this note stands there already. */
export async function writeNote(
  ctx: Ctx,
  tx: Tx,
  locked: Locked,
  officerId: string,
  text: string,
  id = ctx.ids(),
): Promise<boolean> {
  const now = new Date(ctx.clock());
  const body: MessageBody = { text: cleanText(text) };
  const written = await tx.orm
    .insert(schema.message)
    .values({
      id,
      conversationId: locked.conversation.id,
      contactId: locked.conversation.contactId,
      direction: "note",
      author: "officer",
      officerId,
      kind: "note",
      body: seal(locked.key, `message.body.${id}`, JSON.stringify(body)),
      sentAt: now,
      arrivedAt: now,
      state: "received",
    })
    .onConflictDoNothing()
    .returning({ id: schema.message.id });
  return written.length > 0;
}
