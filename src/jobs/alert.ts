import { faultOf } from "../base/log.ts";
import type { Ctx } from "../services/context.ts";
import { type ClaimedAlert, claimAlerts, settleAlert, settleAlertLater } from "../store/alert-box.ts";
import { type AlertWords, alertBody } from "./alert-body.ts";

/** Where alarms are told besides the console. */
export type AlertHook = AlertWords & {
  url: string;
  /** The process ends: what is under way is left for the next one. */
  ended?: AbortSignal;
  /** What a chat that hangs may take of our time, in milliseconds. */
  patience?: number;
};

const PATIENCE_MS = 10_000;
/** Longer than the above; a row whose lease has run out belonged to a process that died. */
const LEASE_MS = 30_000;
const AT_ONCE = 8;
const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 5 * 60_000;
/** A call of yesterday helps nobody: the console still shows what nobody has seen. */
const OLDEST_MS = 24 * 3_600_000;
const MOST_ROUNDS = 50;

/** Tells every alarm that is due, each at least once; one that cannot be told now is told later. */
export async function postDueAlerts(ctx: Ctx, hook: AlertHook): Promise<void> {
  for (let n = 0; n < MOST_ROUNDS; n++) {
    const claimed = await claimAlerts(ctx.db, ctx.clock(), LEASE_MS, AT_ONCE);
    const outcomes = await Promise.allSettled(claimed.map((row) => post(ctx, hook, row)));
    const failed = outcomes.find((outcome) => outcome.status === "rejected");
    if (failed) throw failed.reason;
    if (claimed.length === 0 || hook.ended?.aborted) return;
  }
}

async function post(ctx: Ctx, hook: AlertHook, row: ClaimedAlert): Promise<void> {
  const old = ctx.clock() - row.raised_at > OLDEST_MS;
  if (old) ctx.log.error({ alarm: row.id, attempts: row.attempts }, "alert_given_up");
  // Tried before and seen in the console meanwhile: a late call would only startle.
  if (old || (row.seen && row.attempts > 1)) return settleAlert(ctx.db, row.id);
  const failure = await send(hook, row);
  if (failure === null) return settleAlert(ctx.db, row.id);
  // The address holds the hook's secret: not even its host is said, nor the error's own words.
  ctx.log.warn({ alarm: row.id, attempts: row.attempts, ...failure }, "alert_failed");
  await settleAlertLater(ctx.db, row.id, ctx.clock() + backOff(ctx, row.attempts));
}

type Failure = { status: number } | ReturnType<typeof faultOf>;

/** Null when the chat took it. */
async function send(hook: AlertHook, row: ClaimedAlert): Promise<Failure | null> {
  const limits = [AbortSignal.timeout(hook.patience ?? PATIENCE_MS), ...(hook.ended ? [hook.ended] : [])];
  try {
    const response = await fetch(hook.url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(alertBody(hook, row)),
      // A redirect would repeat it as a GET, or take it to another house.
      redirect: "manual",
      signal: AbortSignal.any(limits),
    });
    await response.body?.cancel();
    return response.ok ? null : { status: response.status };
  } catch (error) {
    const cause = error instanceof Error ? error.cause : null;
    return faultOf(cause instanceof Error ? cause : error);
  }
}

function backOff(ctx: Ctx, attempts: number): number {
  const wait = Math.min(FIRST_WAIT_MS * 2 ** (attempts - 1), LONGEST_WAIT_MS);
  return wait / 2 + ctx.random() * (wait / 2);
}
