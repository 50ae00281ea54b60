import { standInApp } from "./app.ts";
import type { Fault } from "./faults.ts";
import { type Group, standInGroup } from "./group.ts";
import { type Listening, listen } from "./listen.ts";
import { type Person, type PersonOptions, standInPerson } from "./person.ts";
import { type Call, changed, createState, type Json, type StandInWebhook } from "./state.ts";
import { waitUntil } from "./wait-until.ts";
import { type DeliveryLog, deliverToWebhook, type WebhookRetry } from "./webhook-delivery.ts";

export type BotApiStandInOptions = { token: string; webhookRetry?: WebhookRetry };

/** Telegram for tests, both sides: the Bot API over HTTP, and the people who write to the bot. */
export type BotApiStandIn = {
  readonly app: ReturnType<typeof standInApp>;
  listen(port?: number): Promise<Listening>;
  person(id: number, options?: PersonOptions): Person;
  group(id: number): Group;
  /** The next calls that fit fail in this way. */
  fail(fault: Fault): void;
  /** From now on no press made so far can be answered. */
  expirePresses(): void;
  /** Calls that the bot made, in order. */
  calls(): Call[];
  commands(languageCode?: string): Json[];
  webhook(): StandInWebhook | null;
  /** What was sent to the webhook and how it answered (null: not at all). */
  deliveries(): DeliveryLog[];
  pendingUpdates(): number;
  /** Resolves once `holds` is true, asked after each change; rejects after `ms`. */
  waitFor(holds: () => boolean, ms?: number): Promise<void>;
};

const PATIENCE_MS = 5_000;

export function botApiStandIn({
  token,
  webhookRetry = { attempts: 5, delayMs: 20 },
}: BotApiStandInOptions): BotApiStandIn {
  const state = createState(token);
  const faults: Fault[] = [];
  const deliveries: DeliveryLog[] = [];
  const app = standInApp(state, faults);
  deliverToWebhook(state, deliveries, webhookRetry);
  return {
    app,
    async listen(port) {
      const listening = await listen(app, port);
      const close = () => {
        state.closed.abort();
        changed(state);
        return listening.close();
      };
      return { url: listening.url, close };
    },
    person: (id, options) => standInPerson(state, id, options),
    group: (id) => standInGroup(state, id),
    fail: (fault) => void faults.push(fault),
    expirePresses() {
      for (const press of state.presses.values()) press.expired = true;
    },
    calls: () => state.calls,
    commands: (languageCode = "") => state.commands.get(`{"type":"default"} ${languageCode}`) ?? [],
    webhook: () => state.webhook,
    deliveries: () => deliveries,
    pendingUpdates: () => state.updates.length,
    async waitFor(holds, ms = PATIENCE_MS) {
      await waitUntil(state, () => (holds() ? true : undefined), ms, "the state waited for");
    },
  };
}
