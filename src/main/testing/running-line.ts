import { request } from "node:http";
import { asc, eq } from "drizzle-orm";
import type { Language } from "../../base/language.ts";
import { type BotApiStandIn, botApiStandIn } from "../../channels/telegram/stand-in/bot-api-stand-in.ts";
import type { Person } from "../../channels/telegram/stand-in/person.ts";
import { actAs, type Ctx } from "../../services/context.ts";
import { hashesOf } from "../../services/conversation/known.ts";
import * as schema from "../../store/schema.ts";
import type { StoreKind } from "../../testing/database.ts";
import { type Told, timeline } from "../../testing/timeline.ts";
import { readConfig } from "../config.ts";
import { type Running, startServer } from "../node-server.ts";
import { freePort } from "./free-port.ts";
import { recordingLog } from "./recording-log.ts";
import { type StoreSettings, storeSettings } from "./store-settings.ts";

export const TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw";
export const SECRET = "the-secret-of-this-webhook";
export const WAYS = ["webhook", "polling"] as const;
export type Way = (typeof WAYS)[number];

export type Officer = { id: string; name: string; ctx: Ctx };

export type Kept = {
  address: typeof schema.address.$inferSelect;
  conversations: (typeof schema.conversation.$inferSelect)[];
  messages: Told[];
};

/** The whole server with Telegram beside it, over real HTTP on this machine. */
export type RunningLine = {
  telegram: BotApiStandIn;
  server: Running;
  ctx: Ctx;
  log: ReturnType<typeof recordingLog>;
  settings: StoreSettings;
  /** A person whom the line does not know yet. */
  stranger(firstName?: string): Person;
  kept(who: Person): Promise<Kept | null>;
  officer(name: string): Promise<Officer>;
  /** A delivery as Telegram makes it, whatever is in it; without its secret where `secret` says otherwise. */
  post(body: string, secret?: string | null): Promise<{ status: number }>;
  /** What a key of the locales says; the current revision's words. */
  says(language: Language, key: string, params?: Record<string, string | number>): string;
  /** Every update that was sent has been handled. */
  quiet(): Promise<void>;
  /** Resolves with what `look` finds, asked after each change of the line; rejects after `ms`. */
  until<T>(look: () => Promise<T | null | undefined | false>, ms?: number): Promise<T>;
  stop(): Promise<void>;
};

export type RunningLineOptions = {
  env?: Record<string, string>;
  webhookRetry?: { attempts: number; delayMs: number };
  settings?: StoreSettings;
};

const PATIENCE_MS = 15_000;
/** Too long to turn up by chance in an id or a time of the log. */
let lastId = 7_312_940_000;

export async function runningLine(store: StoreKind, way: Way, options: RunningLineOptions = {}): Promise<RunningLine> {
  const telegram = botApiStandIn({
    token: TOKEN,
    ...(options.webhookRetry ? { webhookRetry: options.webhookRetry } : {}),
  });
  const standIn = await telegram.listen();
  const settings = options.settings ?? (await storeSettings(store));
  const port = await freePort();
  const config = readConfig({
    ...settings.env,
    PORT: String(port),
    TELEGRAM_BOT_TOKEN: TOKEN,
    TELEGRAM_API_ROOT: standIn.url,
    TRY_PAGE: "off",
    ...(way === "webhook" ? { PUBLIC_URL: `http://127.0.0.1:${port}`, TELEGRAM_WEBHOOK_SECRET: SECRET } : {}),
    ...options.env,
  });
  const log = recordingLog();
  const server = await startServer(config, log);
  const { ctx } = server;
  const listeners = listen(ctx);
  await telegram.waitFor(() => telegram.commands("ar").length > 0, PATIENCE_MS);
  return {
    telegram,
    server,
    ctx,
    log,
    settings,
    stranger: (firstName = "Amal") => telegram.person(++lastId, { firstName }),
    kept: (who) => keptOf(ctx, who),
    post: (body, secret = SECRET) => post(port, body, secret),
    async officer(name) {
      const id = ctx.ids();
      const now = new Date();
      const row = { id, name, email: `${id}@example.org`, role: "officer", language: "en" } as const;
      await ctx.db.orm.insert(schema.officer).values({ ...row, createdAt: now, updatedAt: now });
      return { id, name, ctx: actAs(ctx, { kind: "officer", officer: { id, role: "officer", focalPoint: false } }) };
    },
    says: (language, key, params) => ctx.library.translate(ctx.library.current())(language, key, params),
    quiet: () => telegram.waitFor(() => telegram.pendingUpdates() === 0, PATIENCE_MS),
    until: (look, ms = PATIENCE_MS) => until(listeners, look, ms),
    async stop() {
      await server.stop();
      await standIn.close();
      if (!options.settings) await settings.remove();
    },
  };
}

/** On a connection of its own: who is sent away with a body unread is hung up on. */
function post(port: number, body: string, secret: string | null): Promise<{ status: number }> {
  return new Promise((resolve, reject) => {
    const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
    const own = secret === null ? {} : { "x-telegram-bot-api-secret-token": secret };
    const path = "/webhooks/telegram";
    const options = { host: "127.0.0.1", port, path, method: "POST", agent: false, headers: { ...headers, ...own } };
    const call = request(options, (response) => {
      response.resume();
      resolve({ status: response.statusCode ?? 0 });
    });
    call.once("error", reject);
    call.end(body);
  });
}

/** What is kept of a person, opened; null when nothing is. */
export async function keptOf(ctx: Ctx, who: Person): Promise<Kept | null> {
  const { address: hash } = hashesOf(ctx, { channel: "telegram", deliveryId: "", address: String(who.id) });
  const [address] = await ctx.db.orm.select().from(schema.address).where(eq(schema.address.hash, hash));
  if (!address) return null;
  const conversations = await ctx.db.orm
    .select()
    .from(schema.conversation)
    .where(eq(schema.conversation.contactId, address.contactId))
    .orderBy(asc(schema.conversation.openedAt), asc(schema.conversation.id));
  const messages = (await timeline(ctx)).filter((message) => message.contactId === address.contactId);
  return { address, conversations, messages };
}

type Listeners = Set<() => void>;

/** The line tells open consoles of each change after its commit; a test listens in the same way. */
function listen(ctx: Ctx): Listeners {
  const listeners: Listeners = new Set();
  const told = ctx.changed;
  ctx.changed = () => {
    told();
    for (const listener of [...listeners]) listener();
  };
  return listeners;
}

function until<T>(listeners: Listeners, look: () => Promise<T | null | undefined | false>, ms: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const settle = (end: () => void) => {
      listeners.delete(check);
      clearTimeout(timer);
      end();
    };
    const timer = setTimeout(
      () => settle(() => reject(new Error(`what was waited for did not come within ${ms} ms`))),
      ms,
    );
    const check = () => {
      look().then(
        (found) => {
          if (found) settle(() => resolve(found));
        },
        (error: unknown) => settle(() => reject(error as Error)),
      );
    };
    listeners.add(check);
    check();
  });
}
