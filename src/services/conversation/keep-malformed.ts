import { keyedHash, seal } from "../../base/secret.ts";
import type { ChannelName } from "../../domain/channel.ts";
import * as schema from "../../store/schema.ts";
import type { Ctx } from "../context.ts";
import { raiseLineAlarm } from "../raise-line-alarm.ts";
import { isFirstTime } from "./first-time.ts";

/** What is sealed of a failed update: as we read it, or as it came when we could not read it at all. */
export type KeptUpdate = { raw: unknown };

/** Keeps an update that our code cannot read until `sanad replay` runs with code that can; staff are alarmed once. */
export async function keepMalformed(ctx: Ctx, channel: ChannelName, raw: unknown): Promise<void> {
  const at = new Date(ctx.clock());
  const id = ctx.ids();
  const text = JSON.stringify({ raw } satisfies KeptUpdate);
  const hash = keyedHash(ctx.keys.lookup, `malformed.${channel}`, text);
  await ctx.db.transaction(async (tx) => {
    if (!(await isFirstTime(tx, hash, at))) return;
    await tx.orm.insert(schema.failedUpdate).values({
      id,
      channel,
      sealed: seal(ctx.keys.system, `failed_update.sealed.${id}`, text),
      fault: "MalformedUpdate",
      receivedAt: at,
    });
    await raiseLineAlarm(ctx, tx, "receive_failed");
  });
  ctx.wake();
  ctx.changed();
}
