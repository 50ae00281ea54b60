import { timeOrderedIds } from "../src/base/ids.ts";
import { silentLog } from "../src/base/log.ts";
import { newSecret } from "../src/base/secret.ts";
import { telegramWebhook } from "../src/channels/telegram/webhook.ts";
import { createApp } from "../src/main/app.ts";
import { openLine } from "../src/main/line.ts";
import type { Ctx } from "../src/services/context.ts";
import type { Db, Param, Statement } from "../src/store/db.ts";
import { loadKeyring } from "../src/store/keyring.ts";
import { testCtx } from "../src/testing/ctx.ts";
import { startPostgres } from "../src/testing/postgres-process.ts";
import { memoryTemplate, serverTemplate, type Template } from "./stores.ts";

/**
 * Messages a second from webhook to commit through the whole path, against the same two statements with the same values
 * run bare from one Node process. Ratios within one run; the machine's own speed cancels out.
 */
const CONNECTIONS = 16;
const PEOPLE = 400;
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 12);
const SECRET = "bench-secret-0123456789";
/** Not measured: it makes the person, who chooses a language and agrees to chat. */
const WELCOME = ["hello", "1", "1"];
/** What people do then, so that every kind of step is in: a choice, an answer, words, a way back. */
const TALK = ["١", "2", "رجوع", "السلام عليكم", "قائمة", "2", "1", "menu", "عايز أعرف عن الشغل في السعودية", "back"];
const SCRIPT = (round: number) => WELCOME[round] ?? TALK[(round - WELCOME.length) % TALK.length] ?? "menu";

type Recorded = { statement: Statement; values: Readonly<Record<string, Param>> };

async function main() {
  const server = await startPostgres();
  try {
    await compare("postgresql", await serverTemplate(server.url, CONNECTIONS));
    await compare("pglite", await memoryTemplate());
  } finally {
    await server.stop();
  }
}

async function compare(name: string, template: Template) {
  await welcome(template.db);
  await template.freeze();
  // What the whole path sends to the database for each message, to be sent again bare.
  const recorded = await using(template, record);
  const bareRate = await using(template, (db) => replayBare(db, recorded));
  const { rate, latencies } = await using(template, (db) => wholePath(db));
  const paced = await using(template, (db) => wholePath(db, rate / 2));
  const ms = (at: number, of: number[]) => of[Math.floor(of.length * at)]?.toFixed(1);
  console.log(
    `${name}: bare ${bareRate.toFixed(0)}/s, whole path ${rate.toFixed(0)}/s = ${((100 * rate) / bareRate).toFixed(0)} % of bare`,
  );
  console.log(`  full load  p50 ${ms(0.5, latencies)} ms  p99 ${ms(0.99, latencies)} ms`);
  console.log(`  half load  p50 ${ms(0.5, paced.latencies)} ms  p99 ${ms(0.99, paced.latencies)} ms`);
}

async function using<T>(template: Template, work: (db: Db) => Promise<T>): Promise<T> {
  const db = await template.copy();
  try {
    return await work(db);
  } finally {
    await db.close();
  }
}

async function contextOn(db: Db): Promise<Ctx> {
  const keys = await loadKeyring(db, MASTER, timeOrderedIds, Date.now);
  return { ...(await testCtx(db, { keys })), clock: Date.now, ids: timeOrderedIds, random: Math.random };
}
const MASTER = newSecret();

function appOn(ctx: Ctx) {
  const line = openLine(() => ctx, ctx.db.driver);
  const webhook = telegramWebhook({ secret: SECRET, ...line, log: silentLog, now: Date.now });
  return createApp({ log: silentLog, clock: Date.now, ready: async () => {}, mounts: [webhook] });
}

let update = 1;
function request(who: number, round: number): Request {
  const text = SCRIPT(round);
  const body = JSON.stringify({
    update_id: update++,
    message: {
      message_id: round + 1,
      date: 1_790_000_000 + round,
      chat: { id: 1_000_000 + who, type: "private", first_name: "Test" },
      from: { id: 1_000_000 + who, is_bot: false, first_name: "Test", language_code: "ar" },
      text,
    },
  });
  return new Request("http://localhost/webhooks/telegram", {
    method: "POST",
    headers: { "content-type": "application/json", "x-telegram-bot-api-secret-token": SECRET },
    body,
  });
}

async function welcome(db: Db): Promise<void> {
  const app = appOn(await contextOn(db));
  for (let round = 0; round < WELCOME.length; round++) {
    for (let who = 0; who < PEOPLE; who++) await handled(app, who, round);
  }
}

async function handled(app: ReturnType<typeof appOn>, who: number, round: number): Promise<void> {
  const response = await app.fetch(request(who, round));
  if (response.status !== 200) throw new Error(`the webhook answered ${response.status}`);
}

async function record(db: Db): Promise<Recorded[][][]> {
  let sink: Recorded[] = [];
  const spied: Db = {
    ...db,
    run: (statement, values) => {
      sink.push({ statement, values });
      return db.run(statement, values);
    },
  };
  const app = appOn(await contextOn(spied));
  const recorded: Recorded[][][] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const ofRound: Recorded[][] = [];
    for (let who = 0; who < PEOPLE; who++) {
      sink = [];
      await handled(app, who, WELCOME.length + round);
      ofRound.push(sink);
    }
    recorded.push(ofRound);
  }
  return recorded;
}

async function replayBare(db: Db, recorded: Recorded[][][]): Promise<number> {
  const start = performance.now();
  for (const round of recorded) {
    await inParallel(round, CONNECTIONS, async (calls) => {
      for (const { statement, values } of calls) await db.run(statement, values);
    });
  }
  return (recorded.length * PEOPLE) / ((performance.now() - start) / 1000);
}

async function wholePath(db: Db, pace?: number) {
  const app = appOn(await contextOn(db));
  const latencies: number[] = [];
  const people = Array.from({ length: PEOPLE }, (_, who) => who);
  const start = performance.now();
  let sent = 0;
  for (let round = 0; round < ROUNDS; round++) {
    await inParallel(people, CONNECTIONS, async (who) => {
      if (pace) {
        const due = start + (sent++ * 1000) / pace;
        while (performance.now() < due)
          await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
      }
      const began = performance.now();
      await handled(app, who, WELCOME.length + round);
      latencies.push(performance.now() - began);
    });
  }
  const rate = (ROUNDS * PEOPLE) / ((performance.now() - start) / 1000);
  return { rate, latencies: latencies.sort((a, b) => a - b) };
}

async function inParallel<T>(items: readonly T[], places: number, work: (item: T) => Promise<void>): Promise<void> {
  let next = 0;
  const runner = async () => {
    while (next < items.length) await work(items[next++] as T);
  };
  await Promise.all(Array.from({ length: places }, runner));
}

await main();
