import type { AddressInfo } from "node:net";
import { createAdaptorServer, type HttpBindings } from "@hono/node-server";
import { type Context, Hono } from "hono";
import { ConfigError } from "../base/errors.ts";
import type { Log } from "../base/log.ts";
import { TRY_ASSETS, tryRoutes } from "../channels/simulator/routes.tsx";
import { telegramWebhook } from "../channels/telegram/webhook.ts";
import { createLiveHub, type LiveHub } from "../console/live.ts";
import { CONSOLE_ASSETS, consoleRoutes } from "../console/routes.tsx";
import type { Translate } from "../i18n/translate.ts";
import { postDueAlerts } from "../jobs/alert.ts";
import { drain, runDue } from "../jobs/run-due.ts";
import type { Ctx } from "../services/context.ts";
import { replay } from "../services/conversation/replay.ts";
import { firstAdministratorLink } from "../services/officer/first-administrator-link.ts";
import { createAssets, UI_ASSETS } from "../ui/assets.ts";
import { readAssetFromDisk } from "../ui/read-asset.ts";
import { createApp } from "./app.ts";
import { openChannels } from "./channels.ts";
import { rawReader } from "./commands/replay.ts";
import type { Config } from "./config.ts";
import { nodeContext } from "./context.ts";
import { serveControl } from "./control.ts";
import { openLine } from "./line.ts";
import { type Loop, startLoop } from "./node-loop.ts";
import { openStore } from "./open-store.ts";
import { runTelegram } from "./telegram.ts";

export type Running = {
  /** Where this machine reaches it, without a slash at its end. */
  url: string;
  /** Makes the first administrator; null once there is one. */
  administratorLink: string | null;
  embedded: boolean;
  /** For use cases that run beside it in this process. */
  ctx: Ctx;
  stop(): Promise<void>;
};

/** Starts everything on Node and resolves once it listens. Throws a `ConfigError` where it cannot start. */
export async function startServer(config: Config, log: Log): Promise<Running> {
  const store = await openStore(config);
  try {
    let loop: Loop | null = null;
    let live: LiveHub | null = null;
    const { ctx, library } = await nodeContext(config, store, log, {
      wake: () => loop?.wake(),
      changed: () => live?.poke(),
    });
    const hub = createLiveHub({ db: ctx.db, clock: ctx.clock, log });
    live = hub;
    const channels = openChannels(config, () => ctx);
    const line = openLine(() => ctx, ctx.db.driver);
    const assets = await createAssets([...UI_ASSETS, ...CONSOLE_ASSETS, ...TRY_ASSETS], readAssetFromDisk);
    const shared = { context: () => ctx, translate: library.ui, assets };

    const mounts = [
      new Hono().route("/assets", assets.routes),
      new Hono().route(
        "/console",
        consoleRoutes({ ...shared, live: () => hub, publicUrl: config.publicUrl, clientAddress }),
      ),
    ];
    if (config.tryPage) mounts.push(new Hono().route("/try", tryRoutes({ ...shared, receive: line.receive })));
    if (config.telegram?.webhookSecret) {
      mounts.push(telegramWebhook({ secret: config.telegram.webhookSecret, ...line, log, now: ctx.clock }));
    }
    const app = createApp({ log, clock: ctx.clock, ready: () => ready(ctx.db), mounts });

    const server = createAdaptorServer({ fetch: app.fetch });
    const url = await listen(server, config);
    const control = config.databaseUrl ? null : await serveControl(config.dataDir, controlApp(ctx));
    const ended = new AbortController();
    const alert = alertWork(ctx, config, library.ui, ended.signal);
    loop = startLoop({ drain: () => drain(ctx, channels), runDue: () => runDue(ctx, channels), alert }, log);
    loop.wake();
    const telegram = runTelegram(config, ctx, line, library.ui);

    return {
      url,
      administratorLink: await firstAdministratorLink(ctx, config.publicUrl ?? url),
      embedded: !config.databaseUrl,
      ctx,
      async stop() {
        await telegram.stop();
        await control?.close();
        await new Promise<void>((resolve) => {
          server.close(() => resolve());
          if ("closeAllConnections" in server) server.closeAllConnections();
        });
        ended.abort();
        await loop?.stop();
        await store.close();
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Alarms go out beside everything else: a chat that hangs holds up no reply. */
function alertWork(ctx: Ctx, { alertWebhookUrl, publicUrl }: Config, translate: Translate, ended: AbortSignal) {
  if (alertWebhookUrl === null) return async () => {};
  return () => postDueAlerts(ctx, { url: alertWebhookUrl, publicUrl, translate, ended });
}

async function ready(db: {
  run: (statement: { text: string; names: [] }, values: Record<string, never>) => Promise<unknown>;
}) {
  await db.run({ text: "select 1", names: [] }, {});
}

function controlApp(ctx: Parameters<typeof replay>[0]): Hono {
  return new Hono().post("/replay", async (c) => c.json(await replay(ctx, await rawReader(ctx.clock))));
}

function clientAddress(c: Context): string | null {
  return (c.env as Partial<HttpBindings>).incoming?.socket.remoteAddress ?? null;
}

function listen(server: ReturnType<typeof createAdaptorServer>, { host, port }: Config): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once("error", (cause: NodeJS.ErrnoException) => {
      const why = cause.code === "EADDRINUSE" ? "is taken by another program" : `cannot be used (${cause.code ?? "?"})`;
      reject(new ConfigError(`PORT ${port} on HOST ${host} ${why}: choose another`, { cause }));
    });
    server.listen(port, host, () => {
      const { port: bound } = server.address() as AddressInfo;
      const name = host === "0.0.0.0" || host === "::" || host === "127.0.0.1" ? "localhost" : host;
      resolve(`http://${name}:${bound}`);
    });
  });
}
