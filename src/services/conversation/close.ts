import { eq } from "drizzle-orm";
import { z } from "zod";
import { CLOSE_REASONS, type CloseReason } from "../../domain/conversation.ts";
import * as schema from "../../store/schema.ts";
import { audit } from "../audit.ts";
import { authorize } from "../authorize.ts";
import type { Ctx } from "../context.ts";
import { tellPerson } from "./claim.ts";
import { enterFlow } from "./enter-flow.ts";
import { lockConversation } from "./lock.ts";
import { requireHolder } from "./release.ts";
import { wayOut } from "./way-out.ts";

const Input = z.strictObject({ conversationId: z.uuid(), reason: z.string().pipe(z.enum(CLOSE_REASONS)) });

/** Here a farewell and a question would be wrong, or reach the wrong person. */
const UNTOLD: ReadonlySet<CloseReason> = new Set(["no_contact", "duplicate", "staff_safety", "test"]);

/** The officer who holds a conversation ends it: the person is told, and asked whether it helped, save of a complaint. */
export async function close(ctx: Ctx, input: z.input<typeof Input>): Promise<void> {
  const officer = authorize(ctx, "conversation.close");
  const { conversationId, reason } = Input.parse(input);
  await ctx.db.transaction(async (tx) => {
    const locked = await lockConversation(ctx, tx, conversationId);
    requireHolder(locked, officer);
    await tx.orm
      .update(schema.conversation)
      .set({
        status: "closed",
        closedAt: new Date(ctx.clock()),
        closeReason: reason,
        waitingSince: null,
        dueAt: null,
        unansweredSince: null,
      })
      .where(eq(schema.conversation.id, conversationId));
    await audit(ctx, tx, "conversation.close", conversationId, { reason });
    if (UNTOLD.has(reason)) return;
    await tellPerson(ctx, tx, locked, "service.officer_closed");
    // Whether it helped is asked of nobody who may not be alone; and of a complaint it would be asked in the ordinary talk.
    const asks = locked.conversation.lane !== "psea" && (await wayOut(ctx, tx, locked)).goes === "now";
    if (asks) await enterFlow(ctx, tx, locked, "feedback");
  });
  ctx.wake();
  ctx.changed();
}
