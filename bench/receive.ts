import { execFile } from "node:child_process";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { createAdaptorServer } from "@hono/node-server";
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
import { inParallel, load, PEOPLE, SECRET, type Timing, updateBody, WELCOME } from "./talk.ts";

/**
 * Messages a second from webhook to commit through the whole path, against the same two statements with the same values
 * run bare from one Node process. Ratios within one run; the machine's own speed cancels out.
 */
const CONNECTIONS = 16;
const CROWD = 64;
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 6);
/** Bare and whole take turns, and the middle one of each counts: the machine is seldom quiet. */
const TURNS = 3;
const MASTER = newSecret();

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
  await using(template, template.db, welcome);
  // What the whole path sends to the database for each message, to be sent again bare.
  const recorded = await onCopy(template, record);
  // Once for nobody, so that no run pays for the compiling of code that a later one finds compiled.
  await onCopy(template, (db) => wholePath(db, CONNECTIONS, null));
  await onCopy(template, (db) => replayBare(db, recorded));
  const bares: number[] = [];
  const wholes: Timing[] = [];
  for (let turn = 0; turn < TURNS; turn++) {
    bares.push(await onCopy(template, (db) => replayBare(db, recorded)));
    wholes.push(await onCopy(template, (db) => wholePath(db, CONNECTIONS, null)));
  }
  const bare = middle(bares, (rate) => rate);
  const whole = middle(wholes, ({ rate }) => rate);
  const half = await onCopy(template, (db) => wholePath(db, CONNECTIONS, whole.rate / 2));
  const crowd = await onCopy(template, (db) => wholePath(db, CROWD, null));
  const http = await onCopy(template, (db) => overHttp(db, null));
  const httpHalf = await onCopy(template, (db) => overHttp(db, http.rate / 2));
  console.log(`${name}: the same statements bare ${bare.toFixed(0)}/s`);
  report(`whole path, ${CONNECTIONS} at once`, whole, bare);
  report("  at half that rate", half, bare);
  report(`whole path, ${CROWD} at once`, crowd, bare);
  report("over HTTP from another process", http, bare);
  report("  at half that rate", httpHalf, bare);
}

/** The one of the middle rate. */
function middle<T>(runs: readonly T[], rate: (run: T) => number): T {
  return [...runs].sort((a, b) => rate(a) - rate(b))[Math.floor(runs.length / 2)] as T;
}

function report(what: string, { rate, latencies }: Timing, bare: number) {
  const ms = (at: number) => `${latencies[Math.floor(latencies.length * at)]?.toFixed(1)} ms`;
  const share = `${((100 * rate) / bare).toFixed(0)} %`;
  console.log(
    `  ${what.padEnd(34)} ${rate.toFixed(0).padStart(5)}/s  ${share.padStart(5)} of bare  p50 ${ms(0.5)}  p99 ${ms(0.99)}`,
  );
}

async function onCopy<T>(template: Template, work: (db: Db) => Promise<T>): Promise<T> {
  const db = await template.copy();
  try {
    return await work(db);
  } finally {
    await db.close();
  }
}

async function using(template: Template, db: Db, work: (db: Db) => Promise<void>): Promise<void> {
  await work(db);
  await template.freeze();
}

async function contextOn(db: Db): Promise<Ctx> {
  const keys = await loadKeyring(db, MASTER, timeOrderedIds, Date.now);
  return { ...(await testCtx(db, { keys })), clock: Date.now, ids: timeOrderedIds, random: Math.random };
}

async function appOn(db: Db) {
  const ctx = await contextOn(db);
  const line = openLine(() => ctx, db.driver);
  const webhook = telegramWebhook({ secret: SECRET, ...line, log: silentLog, now: Date.now });
  return createApp({ log: silentLog, clock: Date.now, ready: async () => {}, mounts: [webhook] });
}

type App = Awaited<ReturnType<typeof appOn>>;

async function send(app: App, who: number, round: number): Promise<void> {
  const body = updateBody(who, round);
  const headers = {
    "content-type": "application/json",
    "content-length": String(Buffer.byteLength(body)),
    "x-telegram-bot-api-secret-token": SECRET,
  };
  const response = await app.fetch(
    new Request("http://localhost/webhooks/telegram", { method: "POST", headers, body }),
  );
  if (response.status !== 200) throw new Error(`the webhook answered ${response.status}`);
}

async function welcome(db: Db): Promise<void> {
  const app = await appOn(db);
  for (let round = 0; round < WELCOME.length; round++) {
    for (let who = 0; who < PEOPLE; who++) await send(app, who, round);
  }
}

async function record(db: Db): Promise<Recorded[][][]> {
  let sink: Recorded[] = [];
  const app = await appOn({
    ...db,
    run: (statement, values) => {
      sink.push({ statement, values });
      return db.run(statement, values);
    },
  });
  const recorded: Recorded[][][] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const ofRound: Recorded[][] = [];
    for (let who = 0; who < PEOPLE; who++) {
      sink = [];
      await send(app, who, WELCOME.length + round);
      ofRound.push(sink);
    }
    recorded.push(ofRound);
  }
  return recorded;
}

/** Messages a second, the first round not counted, as in `load`. */
async function replayBare(db: Db, [first = [], ...recorded]: Recorded[][][]): Promise<number> {
  const run = async (calls: Recorded[]) => {
    for (const { statement, values } of calls) await db.run(statement, values);
  };
  await inParallel(first, CONNECTIONS, run);
  const start = performance.now();
  for (const round of recorded) await inParallel(round, CONNECTIONS, run);
  return (recorded.length * PEOPLE) / ((performance.now() - start) / 1000);
}

async function wholePath(db: Db, places: number, pace: number | null): Promise<Timing> {
  const app = await appOn(db);
  return load(ROUNDS, places, pace, (who, round) => send(app, who, round));
}

async function overHttp(db: Db, pace: number | null): Promise<Timing> {
  const app = await appOn(db);
  const server = createAdaptorServer({ fetch: app.fetch });
  // A paced connection may rest longer than the default between two messages.
  if ("keepAliveTimeout" in server) server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  try {
    const script = fileURLToPath(new URL("http-load.ts", import.meta.url));
    const url = `http://127.0.0.1:${port}/webhooks/telegram`;
    const args = ["--import", "tsx", script, url, String(ROUNDS), String(CONNECTIONS), pace ? String(pace) : ""];
    const { stdout } = await promisify(execFile)(process.execPath, args, {
      env: { ...process.env, BENCH_CHILD: "1" },
      maxBuffer: 64 * 1024 * 1024,
    });
    return JSON.parse(stdout) as Timing;
  } finally {
    server.close();
  }
}

await main();
