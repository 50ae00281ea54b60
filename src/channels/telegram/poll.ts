import { type Api, GrammyError } from "grammy";
import type { Update } from "grammy/types";
import type { Clock } from "../../base/clock.ts";
import { faultOf, type Log } from "../../base/log.ts";
import { ALLOWED_UPDATES } from "./allowed-updates.ts";
import { asGrammySignal } from "./api.ts";
import { type BatchOptions, handleBatch } from "./handle-batch.ts";
import { toDeliveryError } from "./to-delivery-error.ts";

const LONG_POLL_SECONDS = 25;
// Longer than the long poll, or every quiet one would end as a failure.
const REQUEST_TIMEOUT_MS = 40_000;
const LEASE_RETRY_MS = 5_000;
// Telegram shrinks the batch to one update when the same offset is asked for twice within half a second.
const FIRST_BACKOFF_MS = 1_000;
const LONGEST_BACKOFF_MS = 30_000;

export type PollOptions = Omit<BatchOptions, "api" | "log" | "now"> & {
  api: Api;
  /** The first update not yet handled, 0 when there is none; saved only past what has committed. */
  offsets: { load: () => Promise<number>; save: (offset: number) => Promise<unknown> };
  /** Takes or renews the right to poll; two pollers would take each other's updates. */
  lease: () => Promise<boolean>;
  log: Log;
  now: Clock;
  signal: AbortSignal;
  /** Waits, or returns early once `signal` is aborted. */
  sleep: (ms: number, signal: AbortSignal) => Promise<unknown>;
};

/** Fetches and handles updates until `signal` is aborted; never throws. An update whose handling throws comes again. */
export async function pollTelegram(options: PollOptions): Promise<void> {
  const { lease, signal, sleep, log } = options;
  let run: Run | null = null;
  let backoff = 0;
  while (!signal.aborted) {
    try {
      if (backoff > 0) await sleep(backoff, signal);
      if (signal.aborted) return;
      if (!(await lease())) {
        run = null;
        backoff = LEASE_RETRY_MS;
        continue;
      }
      run ??= await start(options);
      const outcome = await round(run, options);
      backoff = outcome === "stuck" ? longer(backoff) : outcome === "partly" ? FIRST_BACKOFF_MS : 0;
    } catch (error) {
      if (signal.aborted) return;
      backoff = longer(backoff, toDeliveryError(error).retryAfterMs);
      complain(log, error, backoff);
    }
  }
}

/** `done`: updates at or past `offset` that committed before an earlier one did; Telegram sends them again meanwhile. */
type Run = { offset: number; done: Set<number> };

async function start({ api, offsets, signal }: PollOptions): Promise<Run> {
  await api.deleteWebhook({}, asGrammySignal(AbortSignal.any([signal, AbortSignal.timeout(REQUEST_TIMEOUT_MS)])));
  return { offset: await offsets.load(), done: new Set() };
}

async function round(run: Run, options: PollOptions): Promise<"clear" | "partly" | "stuck"> {
  const updates = await getUpdates(run.offset, options);
  // The poll may have outlasted the lease; whoever holds it now gets the same updates.
  if (updates.length === 0 || !(await options.lease())) return "clear";
  const fresh = updates.filter(({ update_id }) => !run.done.has(update_id));
  const handled = await handleBatch(fresh, options);
  for (const id of handled) run.done.add(id);
  const next = firstUnhandled(updates, run.done);
  if (next !== run.offset) {
    await options.offsets.save(next);
    run.offset = next;
    run.done = new Set(updates.map(({ update_id }) => update_id).filter((id) => id > next && run.done.has(id)));
  }
  if (handled.length === fresh.length) return "clear";
  return handled.length > 0 ? "partly" : "stuck";
}

function getUpdates(offset: number, { api, signal }: PollOptions): Promise<Update[]> {
  const either = AbortSignal.any([signal, AbortSignal.timeout(REQUEST_TIMEOUT_MS)]);
  const request = { offset, limit: 100, timeout: LONG_POLL_SECONDS, allowed_updates: ALLOWED_UPDATES };
  return api.getUpdates(request, asGrammySignal(either));
}

// Not a maximum: after a quiet week Telegram starts from a random id, which may be lower.
function firstUnhandled(updates: readonly Update[], done: ReadonlySet<number>): number {
  const missing = updates.find(({ update_id }) => !done.has(update_id));
  return missing?.update_id ?? (updates.at(-1)?.update_id ?? -1) + 1;
}

function longer(backoff: number, atLeast = 0): number {
  return Math.max(atLeast, Math.min(LONGEST_BACKOFF_MS, backoff * 2 || FIRST_BACKOFF_MS));
}

function complain(log: Log, error: unknown, waitMs: number): void {
  const status = error instanceof GrammyError ? error.error_code : null;
  if (status === 409) {
    log.error(
      { status, waitMs },
      "another process polls or a webhook is set for this bot: stop it or use another token",
    );
  } else if (status === 401 || status === 404) {
    log.error({ status, waitMs }, "Telegram does not know this bot: check TELEGRAM_BOT_TOKEN");
  } else {
    log.warn({ ...faultOf(toDeliveryError(error)), status, waitMs }, "polling Telegram failed; trying again");
  }
}
