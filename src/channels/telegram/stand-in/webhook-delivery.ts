import { ApiFailure } from "./api-failure.ts";
import { callMethod } from "./call-method.ts";
import { Params } from "./params.ts";
import { changed, type Json, type PendingUpdate, type StandInState, type StandInWebhook } from "./state.ts";

export type DeliveryLog = { update_id: number; status: number | null };
export type WebhookRetry = {
  /** How often one update is sent before it is dropped; Telegram goes on for a day. */
  attempts: number;
  /** Before the second attempt, doubled each time. */
  delayMs: number;
};

const TIMEOUT_MS = 10_000;

/** Sends queued updates to the webhook whenever there is one: each chat in order, chats side by side. */
export function deliverToWebhook(state: StandInState, deliveries: DeliveryLog[], retry: WebhookRetry): void {
  const busy = new Set<number>();
  const next = () => {
    const { webhook } = state;
    if (webhook === null || state.closed.signal.aborted) return;
    for (const update of [...state.updates]) {
      if (busy.has(update.chatId) || busy.size >= webhook.maxConnections) continue;
      busy.add(update.chatId);
      void deliver(state, webhook, update, deliveries, retry).finally(() => {
        busy.delete(update.chatId);
        changed(state);
      });
    }
  };
  state.listeners.add(next);
}

async function deliver(
  state: StandInState,
  webhook: StandInWebhook,
  update: PendingUpdate,
  deliveries: DeliveryLog[],
  retry: WebhookRetry,
): Promise<void> {
  for (let attempt = 0; attempt < retry.attempts; attempt += 1) {
    if (attempt > 0) await wait(retry.delayMs * 2 ** (attempt - 1), state.closed.signal);
    // The webhook may be gone or replaced by now; the update then waits for the next one.
    if (state.webhook !== webhook || state.closed.signal.aborted) return;
    const response = await post(webhook, update, state.closed.signal);
    deliveries.push({ update_id: update.update_id, status: response?.status ?? null });
    if (response?.ok) {
      await performReply(state, await response.text());
      break;
    }
    const reason = response
      ? `Wrong response from the webhook: ${response.status} ${response.statusText}`
      : "Connection failed";
    webhook.lastError = reason;
    await response?.body?.cancel();
    changed(state);
  }
  state.updates = state.updates.filter((other) => other !== update);
}

async function post(webhook: StandInWebhook, update: PendingUpdate, closed: AbortSignal): Promise<Response | null> {
  const { hostname } = new URL(webhook.url);
  // Tests never speak to another machine.
  if (hostname !== "127.0.0.1" && hostname !== "localhost") return null;
  const headers: Record<string, string> = { "content-type": "application/json" };
  if (webhook.secret !== "") headers["x-telegram-bot-api-secret-token"] = webhook.secret;
  const body = JSON.stringify({ update_id: update.update_id, [update.kind]: update.body });
  const signal = AbortSignal.any([closed, AbortSignal.timeout(TIMEOUT_MS)]);
  try {
    return await fetch(webhook.url, { method: "POST", headers, body, signal });
  } catch {
    return null;
  }
}

// Telegram tells nobody how a method in a webhook's answer ended; neither do we.
async function performReply(state: StandInState, text: string): Promise<void> {
  if (text === "") return;
  try {
    const { method, ...params } = JSON.parse(text) as Json;
    if (typeof method !== "string" || /^(get|setwebhook|deletewebhook|close|logout)/i.test(method)) return;
    await callMethod(state, method, new Params(params), state.closed.signal);
  } catch (error) {
    if (!(error instanceof ApiFailure || error instanceof SyntaxError)) throw error;
  }
}

function wait(ms: number, closed: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    closed.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
