import { asc, eq, isNull } from "drizzle-orm";
import { faultOf } from "../../base/log.ts";
import { open } from "../../base/secret.ts";
import type { Inbound } from "../../domain/channel.ts";
import * as schema from "../../store/schema.ts";
import type { Ctx } from "../context.ts";
import { hashesOf, readKnown } from "./known.ts";
import { planInbound } from "./plan-inbound.ts";
import { writePlan } from "./write-plan.ts";

/** Runs again what our code failed on, in order of arrival; what fails again stays for the next time. */
export async function replay(ctx: Ctx): Promise<{ replayed: number; failed: number }> {
  const kept = await ctx.db.orm
    .select()
    .from(schema.failedUpdate)
    .where(isNull(schema.failedUpdate.replayedAt))
    .orderBy(asc(schema.failedUpdate.receivedAt), asc(schema.failedUpdate.id));
  const result = { replayed: 0, failed: 0 };
  for (const row of kept) {
    try {
      await replayOne(ctx, row);
      result.replayed++;
    } catch (fault) {
      ctx.log.error({ failed_update: row.id, ...faultOf(fault) }, "replay_failed");
      result.failed++;
    }
  }
  ctx.wake();
  ctx.changed();
  return result;
}

/** Its receipt stands already, so the write carries none; marking it as replayed happens in the same transaction. */
async function replayOne(ctx: Ctx, row: typeof schema.failedUpdate.$inferSelect): Promise<void> {
  const plain = open(ctx.keys.system, `failed_update.sealed.${row.id}`, row.sealed).toString("utf8");
  const inbound = JSON.parse(plain) as Inbound;
  const { address } = hashesOf(ctx, inbound);
  const known = await readKnown(ctx, ctx.db, inbound.channel, { address, receipt: new Uint8Array() });
  if (!known) return;
  const plan = await planInbound(ctx, inbound, known, null);
  plan.followUps.push(async (tx) => {
    await tx.orm
      .update(schema.failedUpdate)
      .set({ replayedAt: new Date(ctx.clock()), sealed: new Uint8Array() })
      .where(eq(schema.failedUpdate.id, row.id));
  });
  if (!(await writePlan(ctx, plan))) throw new Error("the address changed meanwhile: run replay again");
}
