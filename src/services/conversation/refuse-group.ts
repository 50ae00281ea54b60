import { keyedHash, seal } from "../../base/secret.ts";
import type { GroupApproach, Outbound, OutboundContent } from "../../domain/channel.ts";
import * as schema from "../../store/schema.ts";
import type { Ctx } from "../context.ts";
import { isFirstTime } from "./first-time.ts";

/** Tells a group, once for each approach, that we talk to one person at a time, and leaves it where we were added. */
export async function refuseGroup(ctx: Ctx, approach: GroupApproach): Promise<void> {
  const translate = ctx.library.translate(ctx.library.current());
  const text = `${translate("ar", "service.group_refusal")}\n\n${translate("en", "service.group_refusal")}`;
  const contents: OutboundContent[] = [{ kind: "text", text, choices: [] }];
  if (approach.leave) contents.push({ kind: "leave" });
  const at = new Date(ctx.clock());
  await ctx.db.transaction(async (tx) => {
    const hash = keyedHash(ctx.keys.lookup, `delivery.${approach.channel}`, approach.deliveryId);
    if (!(await isFirstTime(tx, hash, at))) return;
    // Nobody is kept, but what is said comes before we leave: rows of one address go out in order.
    const addressId = ctx.ids();
    for (const content of contents) {
      const payloadId = ctx.ids();
      const outbound: Outbound = { address: approach.address, language: "ar", content };
      await tx.orm.insert(schema.outbox).values({
        channel: approach.channel,
        addressId,
        payload: seal(ctx.keys.system, `outbox.payload.${payloadId}`, JSON.stringify(outbound)),
        payloadId,
        state: "queued",
        dueAt: at,
        createdAt: at,
      });
    }
  });
  ctx.wake();
}
