import { asc, eq, isNull } from "drizzle-orm";
import { faultOf } from "../../base/log.ts";
import { open } from "../../base/secret.ts";
import type { ChannelName, Inbound } from "../../domain/channel.ts";
import type { Tx } from "../../store/db.ts";
import * as schema from "../../store/schema.ts";
import type { Ctx } from "../context.ts";
import type { KeptUpdate } from "./keep-malformed.ts";
import { hashesOf, readKnown, saysNothing } from "./known.ts";
import { planInbound } from "./plan-inbound.ts";
import { writePlan } from "./write-plan.ts";

/** Reads a raw update of a channel; null for one that says nothing to us. Throws when it still cannot be read. */
export type ReadRaw = (channel: ChannelName, raw: unknown) => Inbound | null;

/** Runs again what our code failed on, in order of arrival; what fails again stays for the next time. */
export async function replay(ctx: Ctx, readRaw: ReadRaw): Promise<{ replayed: number; failed: number }> {
  const kept = await ctx.db.orm
    .select()
    .from(schema.failedUpdate)
    .where(isNull(schema.failedUpdate.replayedAt))
    .orderBy(asc(schema.failedUpdate.receivedAt), asc(schema.failedUpdate.id));
  const result = { replayed: 0, failed: 0 };
  for (const row of kept) {
    try {
      await replayOne(ctx, row, readRaw);
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
async function replayOne(ctx: Ctx, row: FailedUpdate, readRaw: ReadRaw): Promise<void> {
  const inbound = inboundOf(ctx, row, readRaw);
  if (!inbound) return markReplayed(ctx, ctx.db, row);
  const { address } = hashesOf(ctx, inbound);
  const known = await readKnown(ctx, ctx.db, inbound.channel, { address, receipt: new Uint8Array() });
  if (!known) return;
  if (saysNothing(known, inbound)) return markReplayed(ctx, ctx.db, row);
  const plan = await planInbound(ctx, inbound, known, null);
  plan.followUps.push((tx) => markReplayed(ctx, tx, row));
  if (!(await writePlan(ctx, plan))) throw new Error("the address changed meanwhile: run replay again");
}

type FailedUpdate = typeof schema.failedUpdate.$inferSelect;

function inboundOf(ctx: Ctx, row: FailedUpdate, readRaw: ReadRaw): Inbound | null {
  const plain = open(ctx.keys.system, `failed_update.sealed.${row.id}`, row.sealed).toString("utf8");
  const kept = JSON.parse(plain) as Inbound | KeptUpdate;
  return "raw" in kept ? readRaw(row.channel, kept.raw) : kept;
}

async function markReplayed(ctx: Ctx, tx: Tx, row: FailedUpdate): Promise<void> {
  await tx.orm
    .update(schema.failedUpdate)
    .set({ replayedAt: new Date(ctx.clock()), sealed: new Uint8Array() })
    .where(eq(schema.failedUpdate.id, row.id));
}
