import { ApiFailure, badRequest } from "../api-failure.ts";
import type { Params } from "../params.ts";
import { changed, type StandInState } from "../state.ts";
import type { Methods } from "./method.ts";

export const updateMethods: Methods = {
  getMe: ({ bot }) => bot,
  getUpdates,
  setWebhook,
  deleteWebhook(state, params) {
    if (params.boolean("drop_pending_updates")) state.updates = [];
    state.webhook = null;
    changed(state);
    return true;
  },
  getWebhookInfo: ({ webhook, updates, allowedUpdates }) => ({
    url: webhook?.url ?? "",
    has_custom_certificate: false,
    pending_update_count: updates.length,
    ...(webhook && { max_connections: webhook.maxConnections }),
    ...(webhook?.lastError && { last_error_message: webhook.lastError }),
    ...(allowedUpdates.length > 0 && { allowed_updates: allowedUpdates }),
  }),
};

const polls = new WeakMap<StandInState, () => void>();
const LONGEST_POLL_SECONDS = 50;

async function getUpdates(state: StandInState, params: Params, gone: AbortSignal): Promise<unknown> {
  refuseBesideWebhook(state);
  const offset = params.integer("offset", 0);
  const limit = Math.min(100, Math.max(1, params.integer("limit", 100)));
  const seconds = Math.min(LONGEST_POLL_SECONDS, Math.max(0, params.integer("timeout", 0)));
  if (params.has("allowed_updates")) state.allowedUpdates = params.strings("allowed_updates");
  confirm(state, offset);
  polls.get(state)?.();
  if (state.updates.length === 0 && seconds > 0) await nextUpdate(state, seconds * 1000, gone);
  return state.updates.slice(0, limit).map(({ update_id, kind, body }) => ({ update_id, [kind]: body }));
}

// Asking for what follows confirms what came before; a negative offset keeps only that many from the end.
function confirm(state: StandInState, offset: number): void {
  const before = state.updates.length;
  if (offset < 0) state.updates = state.updates.slice(offset);
  else state.updates = state.updates.filter(({ update_id }) => update_id >= offset);
  if (state.updates.length !== before) changed(state);
}

function nextUpdate(state: StandInState, ms: number, gone: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => {
      clearTimeout(timer);
      state.listeners.delete(check);
      if (polls.get(state) === replaced) polls.delete(state);
      settle();
    };
    const replaced = () => {
      const why = "terminated by other getUpdates request; make sure that only one bot instance is running";
      end(() => reject(new ApiFailure(409, `Conflict: ${why}`)));
    };
    const check = () => {
      if (state.webhook) end(() => reject(new ApiFailure(409, "Conflict: terminated by setWebhook request")));
      else if (state.updates.length > 0 || gone.aborted) end(resolve);
    };
    const timer = setTimeout(() => end(resolve), ms);
    state.listeners.add(check);
    gone.addEventListener("abort", check);
    polls.set(state, replaced);
    check();
  });
}

function refuseBesideWebhook({ webhook }: StandInState): void {
  if (webhook === null) return;
  const why = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first";
  throw new ApiFailure(409, `Conflict: ${why}`);
}

function setWebhook(state: StandInState, params: Params): true {
  const url = params.string("url");
  const secret = params.string("secret_token");
  if (secret.length > 256) throw badRequest("secret token is too long");
  if (!/^[A-Za-z0-9_-]*$/.test(secret)) throw badRequest("secret token contains unallowed characters");
  if (params.boolean("drop_pending_updates")) state.updates = [];
  if (params.has("allowed_updates")) state.allowedUpdates = params.strings("allowed_updates");
  state.webhook =
    url === "" ? null : { ...checkUrl(url), secret, maxConnections: connections(params), lastError: null };
  changed(state);
  return true;
}

function connections(params: Params): number {
  return Math.min(100, Math.max(1, params.integer("max_connections", 40)));
}

function checkUrl(url: string): { url: string } {
  if (!URL.canParse(url)) throw badRequest("invalid webhook URL specified");
  const { protocol, hostname, port } = new URL(url);
  // Plain HTTP to this machine is the one liberty that tests need.
  if (hostname === "127.0.0.1" || hostname === "localhost") return { url };
  if (protocol !== "https:") throw badRequest("bad webhook: An HTTPS URL must be provided for webhook");
  if (!["", "443", "80", "88", "8443"].includes(port)) {
    throw badRequest("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443");
  }
  return { url };
}
