import { faultOf } from "../base/log.ts";
import type { Ctx } from "../services/context.ts";
import { escalateWaits } from "../services/conversation/escalate.ts";
import { expireConversations } from "../services/conversation/expire.ts";
import { lapseClaims } from "../services/conversation/lapse.ts";
import { openDue } from "../services/conversation/open-due.ts";
import { timeOutWaits } from "../services/conversation/time-out.ts";
import { takeLease } from "../store/lease.ts";
import { type Channels, deliverDue } from "./deliver.ts";
import { fetchDueMedia } from "./fetch-media.ts";
import { sweep } from "./sweep.ts";

/** Rounds of sending in one call: a bound for Workers, whose calls end; what is left is due again at the next. */
const MOST_ROUNDS = 200;
const HOUSEKEEPING_MS = 10 * 60_000;

/** Everything that is due by now. Safe to run in several processes at once; one task's failure stops no other. */
export async function runDue(ctx: Ctx, channels: Channels): Promise<void> {
  await Promise.all([
    guarded(ctx, "time_out_waits", () => timeOutWaits(ctx)),
    guarded(ctx, "open_due", () => openDue(ctx)),
    guarded(ctx, "lapse_claims", () => lapseClaims(ctx)),
    guarded(ctx, "escalate_waits", () => escalateWaits(ctx)),
    guarded(ctx, "keep_house", () => keepHouse(ctx)),
  ]);
  await drain(ctx, channels);
}

/** Looks through much and hurries for nothing: one process does it, every ten minutes. */
async function keepHouse(ctx: Ctx): Promise<void> {
  if (!(await takeLease(ctx.db, "keep_house", ctx.ids(), ctx.clock(), HOUSEKEEPING_MS))) return;
  await sweep(ctx);
  for (let n = 0; n < MOST_ROUNDS; n++) if ((await expireConversations(ctx)) === 0) return;
}

/** Sends and fetches until nothing is due. */
export async function drain(ctx: Ctx, channels: Channels): Promise<void> {
  await Promise.all([
    guarded(ctx, "deliver", () => untilIdle(() => deliverDue(ctx, channels))),
    guarded(ctx, "fetch_media", () => untilIdle(() => fetchDueMedia(ctx, channels))),
  ]);
}

async function untilIdle(round: () => Promise<number>): Promise<void> {
  for (let n = 0; n < MOST_ROUNDS; n++) if ((await round()) === 0) return;
}

async function guarded(ctx: Ctx, task: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    ctx.log.error({ task, ...faultOf(error) }, "due_task_failed");
  }
}
