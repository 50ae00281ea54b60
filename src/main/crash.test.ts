import postgres from "postgres";
import { afterAll, describe, expect, it } from "vitest";
import { botApiStandIn } from "../channels/telegram/stand-in/bot-api-stand-in.ts";
import type { Person } from "../channels/telegram/stand-in/person.ts";
import { drain } from "../jobs/run-due.ts";
import * as schema from "../store/schema.ts";
import type { StoreKind } from "../testing/database.ts";
import type { Told } from "../testing/timeline.ts";
import { openChannels } from "./channels.ts";
import { readConfig } from "./config.ts";
import { nodeContext } from "./context.ts";
import { openStore } from "./open-store.ts";
import { endAll, startSanad } from "./testing/child.ts";
import { freePort } from "./testing/free-port.ts";
import { recordingLog } from "./testing/recording-log.ts";
import { keptOf, SECRET, TOKEN, type Way } from "./testing/running-line.ts";
import { removePrepared, type StoreSettings, storeSettings } from "./testing/store-settings.ts";

const PEOPLE = 6;
const MESSAGES = 8;
/** The kill comes when this many have been acknowledged. */
const MIDST = 14;
/** Longer than it takes to kill: some messages are on their way to Telegram then. */
const SLOW_MS = 150;

afterAll(async () => {
  endAll();
  await removePrepared();
});

/** As a new user runs it, and as a live line does. Starting processes is slow: the other two pairs are tried end to end. */
const LINES: [StoreKind, Way][] = [
  ["pglite", "polling"],
  ["postgres", "webhook"],
];

describe.each(LINES)("a line on %s by %s that is killed in the middle of traffic", (store, way) => {
  it("has lost nothing that it acknowledged, and sends nothing twice but what was just being sent, which it logs", async () => {
    const telegram = botApiStandIn({ token: TOKEN });
    const standIn = await telegram.listen();
    const settings = await storeSettings(store);
    const port = await freePort();
    const env = {
      ...settings.env,
      PORT: String(port),
      TRY_PAGE: "off",
      TELEGRAM_BOT_TOKEN: TOKEN,
      TELEGRAM_API_ROOT: standIn.url,
      ...(way === "webhook" ? { PUBLIC_URL: `http://127.0.0.1:${port}`, TELEGRAM_WEBHOOK_SECRET: SECRET } : {}),
    };
    telegram.fail({ method: "sendMessage", with: "slow", delayMs: SLOW_MS, times: 10_000 });
    const people = Array.from({ length: PEOPLE }, (_, n) => telegram.person(8_411_950_000 + n));
    const webhook = `http://127.0.0.1:${port}/webhooks/telegram`;
    const traffic = way === "webhook" ? deliveries(webhook, people) : updates(telegram, people);
    try {
      const first = startSanad(["start"], env);
      await first.running();
      traffic.begin();
      await traffic.acknowledged(MIDST);
      await first.end("SIGKILL");
      await endLeases(settings);
      const second = startSanad(["start"], env);
      await second.running();
      traffic.goOn();
      await traffic.acknowledged(PEOPLE * MESSAGES);
      await second.end("SIGTERM");

      for (const secret of ["message ", "8411950", "Amal", TOKEN, SECRET])
        expect(second.log().join()).not.toContain(secret);

      const told = await readAll(env, people);
      const resumed = second.log().filter((line) => line.includes("delivery_resumed_may_be_second")).length;
      let twice = 0;
      for (const [n, who] of people.entries()) {
        const messages = told[n] ?? [];
        const heard = messages.filter((it) => it.direction === "in").map((it) => it.body.text);
        expect(heard, "each message is stored once, in order").toEqual(numbered());
        const extra = repeats(
          who.received().map((it) => it.text),
          messages.filter((it) => it.direction === "out").map((it) => it.body.text),
        );
        expect(extra, "at most one message twice").toBeLessThanOrEqual(1);
        twice += extra;
      }
      expect(resumed, "what came twice is in the log").toBeGreaterThanOrEqual(twice);
      expect(resumed, "the kill came while something was being sent").toBeGreaterThan(0);
    } finally {
      endAll();
      await standIn.close();
      await settings.remove();
    }
  }, 60_000);
});

const numbered = () => Array.from({ length: MESSAGES }, (_, n) => `message ${n + 1}`);

type Traffic = { begin(): void; goOn(): void; acknowledged(count: number): Promise<void> };

/** Telegram's side of a webhook: each person's updates in order, each sent again until it is answered 200. */
function deliveries(url: string, people: readonly Person[]): Traffic {
  let acknowledged = 0;
  const restarted = Promise.withResolvers<void>();
  const waiting = new Map<() => void, number>();
  const send = async (body: string): Promise<boolean> => {
    const headers = { "content-type": "application/json", "x-telegram-bot-api-secret-token": SECRET };
    const answer = await fetch(url, { method: "POST", headers, body }).catch(() => null);
    return answer?.status === 200;
  };
  const walk = async (who: Person, n: number) => {
    for (const [m, text] of numbered().entries()) {
      const from = { id: who.id, is_bot: false, first_name: "Amal" };
      const chat = { id: who.id, type: "private", first_name: "Amal" };
      const message = { message_id: 50_000 + m, date: Math.floor(Date.now() / 1000), chat, from, text };
      const body = JSON.stringify({ update_id: 1 + n * MESSAGES + m, message });
      while (!(await send(body))) await restarted.promise;
      acknowledged++;
      for (const [resolve, count] of waiting) if (acknowledged >= count) resolve();
    }
  };
  return {
    begin() {
      for (const [n, who] of people.entries()) void walk(who, n);
    },
    goOn() {
      restarted.resolve();
    },
    acknowledged: (count) =>
      new Promise((resolve) => {
        if (acknowledged >= count) resolve();
        else waiting.set(resolve, count);
      }),
  };
}

/** Telegram's side of polling: what is asked for past an update acknowledges it. */
function updates(telegram: ReturnType<typeof botApiStandIn>, people: readonly Person[]): Traffic {
  return {
    begin() {
      for (const text of numbered()) for (const who of people) who.says(text);
    },
    goOn() {},
    acknowledged: (count) => telegram.waitFor(() => telegram.pendingUpdates() <= PEOPLE * MESSAGES - count, 30_000),
  };
}

/** On a server a dead process's leases run out by themselves; nobody waits for that here. */
async function endLeases({ env }: StoreSettings): Promise<void> {
  if (!env.DATABASE_URL) return;
  const sql = postgres(env.DATABASE_URL, { max: 1 });
  await sql`update outbox set lease_until = now() - interval '1 second' where lease_until is not null`;
  await sql`update lease set until = now() - interval '1 second'`;
  await sql.end();
}

/** What is kept of each, once everything that is left to be sent was sent here. */
async function readAll(env: Record<string, string>, people: readonly Person[]): Promise<Told[][]> {
  const config = readConfig(env);
  const store = await openStore(config);
  try {
    const { ctx } = await nodeContext(config, store, recordingLog(), { wake() {}, changed() {} });
    await ctx.db.orm.update(schema.outbox).set({ dueAt: new Date(0) });
    await drain(
      ctx,
      openChannels(config, () => ctx),
    );
    const all: Told[][] = [];
    for (const who of people) all.push((await keptOf(ctx, who))?.messages ?? []);
    return all;
  } finally {
    await store.close();
  }
}

/** How many messages came once more than they were said; throws where one is missing or out of order. */
function repeats(received: readonly (string | undefined)[], said: readonly string[]): number {
  let extra = 0;
  let at = 0;
  for (const text of received) {
    if (text === said[at]) at++;
    else if (at > 0 && text === said[at - 1]) extra++;
    else throw new Error(`message ${at + 1} came out of order`);
  }
  if (at < said.length) throw new Error(`only ${at} of ${said.length} messages came`);
  return extra;
}
