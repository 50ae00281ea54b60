import { seal } from "../../base/secret.ts";
import type { Inbound, Outbound } from "../../domain/channel.ts";
import * as schema from "../../store/schema.ts";
import type { Ctx } from "../context.ts";
import { raiseLineAlarm } from "../raise-line-alarm.ts";
import { isFirstTime } from "./first-time.ts";
import type { Hashes } from "./known.ts";

/**
 * Our code failed on a delivery: it is kept whole and sealed until `sanad replay`, staff are alarmed, and the person gets
 * a safe reply. Throws when even this cannot be stored: then the provider keeps it.
 */
export async function keepFailed(ctx: Ctx, inbound: Inbound, hashes: Hashes, fault: unknown): Promise<void> {
  const at = new Date(ctx.clock());
  const [id, payloadId] = [ctx.ids(), ctx.ids()];
  await ctx.db.transaction(async (tx) => {
    if (!(await isFirstTime(tx, hashes.receipt, at))) return;
    await tx.orm.insert(schema.failedUpdate).values({
      id,
      channel: inbound.channel,
      sealed: seal(ctx.keys.system, `failed_update.sealed.${id}`, JSON.stringify(inbound)),
      fault: fault instanceof Error ? fault.name : typeof fault,
      receivedAt: at,
    });
    await raiseLineAlarm(ctx, tx, "receive_failed");
    await tx.orm.insert(schema.outbox).values({
      channel: inbound.channel,
      payload: seal(ctx.keys.system, `outbox.payload.${payloadId}`, JSON.stringify(safeReply(ctx, inbound))),
      payloadId,
      state: "queued",
      dueAt: at,
      createdAt: at,
    });
  });
  ctx.wake();
  ctx.changed();
}

/** In both languages: what the person speaks may be the very thing that could not be worked out. */
function safeReply(ctx: Ctx, inbound: Inbound): Outbound {
  const translate = ctx.library.translate(ctx.library.current());
  const text = `${translate("ar", "service.safe_reply")}\n\n${translate("en", "service.safe_reply")}`;
  return { address: inbound.address, language: "ar", content: { kind: "text", text, choices: [] } };
}
