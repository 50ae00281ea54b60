import type { Ctx } from "../../context.ts";
import { enterFlow } from "../../conversation/enter-flow.ts";
import { lockConversation } from "../../conversation/lock.ts";

/** The questions begin with a person as a topic would have them begin. */
export async function askPerson(ctx: Ctx, conversationId: string): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const locked = await lockConversation(ctx, tx, conversationId);
    await enterFlow(ctx, tx, locked, "screening", { above: true, variables: { entry: "topic" } });
  });
}
