import { and, eq, exists, inArray, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { lanesOf } from "../../domain/may-access.ts";
import * as schema from "../../store/schema.ts";
import { audit } from "../audit.ts";
import { authorize } from "../authorize.ts";
import type { Ctx } from "../context.ts";

const Input = z.strictObject({ messageId: z.uuid() });

/** An officer has played a voice note; only the first counts, and of none that they may not see. */
export async function markHeard(ctx: Ctx, input: z.input<typeof Input>): Promise<void> {
  const officer = authorize(ctx, "conversation.read");
  const { messageId } = Input.parse(input);
  const now = new Date(ctx.clock());
  const { conversation, message } = schema;
  await ctx.db.transaction(async (tx) => {
    const shown = tx.orm
      .select({ id: conversation.id })
      .from(conversation)
      .where(and(eq(conversation.id, message.conversationId), inArray(conversation.lane, lanesOf(officer))));
    const [heard] = await tx.orm
      .update(schema.message)
      .set({ heardAt: now, heardBy: officer.id })
      .where(and(eq(message.id, messageId), eq(message.direction, "in"), isNull(message.heardAt), exists(shown)))
      .returning({ conversationId: schema.message.conversationId });
    if (!heard) return;
    await tx.orm
      .update(schema.conversation)
      .set({ version: sql`${schema.conversation.version} + 1`, changedAt: now })
      .where(eq(schema.conversation.id, heard.conversationId));
    await audit(ctx, tx, "message.hear", heard.conversationId);
  });
  ctx.changed();
}
