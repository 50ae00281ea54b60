import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { Refusal } from "../../base/errors.ts";
import type { Tx } from "../../store/db.ts";
import * as schema from "../../store/schema.ts";
import { splitMessage } from "../../text/chunk.ts";
import { cleanText } from "../../text/clean.ts";
import { audit } from "../audit.ts";
import { authorize } from "../authorize.ts";
import type { Ctx } from "../context.ts";
import { hearRestricted } from "./hear-restricted.ts";
import { lockConversation } from "./lock.ts";
import { requireHolder } from "./release.ts";
import { sendFirst } from "./send-first.ts";

export const REPLY_LENGTH = 4000;

const Input = z.strictObject({
  conversationId: z.uuid(),
  /** Made by the form: the same reply sent twice goes out once. */
  id: z.uuid(),
  text: z.string().trim().min(1).max(REPLY_LENGTH),
  /** Goes out even where it would be held until the person is safe: danger may demand it. On record. */
  atOnce: z.boolean().default(false),
});

/** The officer who holds a conversation writes to the person; a long text goes out in parts that the channel takes, or is held. */
export async function reply(ctx: Ctx, input: z.input<typeof Input>): Promise<void> {
  const officer = authorize(ctx, "conversation.reply");
  const { conversationId, id, text, atOnce } = Input.parse(input);
  await ctx.db.transaction(async (tx) => {
    const locked = await lockConversation(ctx, tx, conversationId);
    requireHolder(locked, officer);
    if (!locked.address.reachable) throw new Refusal("unreachable", "the person has blocked us: nothing can be sent");
    if (locked.address.stoppedAt)
      throw new Refusal("unreachable", "the person said stop: nothing goes out until they write again");
    const parts = splitMessage(cleanText(text), ctx.limits[locked.address.channel].textLength);
    const messages = parts.map((part, index) => ({
      id: index === 0 ? id : ctx.ids(),
      author: "officer" as const,
      officerId: officer.id,
      body: { text: part },
    }));
    const went = await sendFirst(ctx, tx, locked, messages, { atOnce });
    if (went === "again") return requireSame(tx, id, conversationId);
    await hearRestricted(ctx, tx, locked);
    await tx.orm
      .update(schema.conversation)
      .set({ unansweredSince: null })
      .where(eq(schema.conversation.id, conversationId));
    await audit(ctx, tx, "conversation.reply", conversationId, { parts: parts.length, went, atOnce });
  });
  ctx.wake();
  ctx.changed();
}

/** An id that stands for another message is a forged form, not a double submit. */
async function requireSame(tx: Tx, id: string, conversationId: string): Promise<void> {
  const { message } = schema;
  const [same] = await tx.orm
    .select({ id: message.id })
    .from(message)
    .where(and(eq(message.id, id), eq(message.conversationId, conversationId), eq(message.author, "officer")));
  if (!same) throw new Refusal("invalid", "reload the page and send the message again");
}
