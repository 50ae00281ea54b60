import { Hono } from "hono";
import { drain } from "../../../jobs/run-due.ts";
import type { Ctx } from "../../../services/context.ts";
import { type TestCtx, testCtx, testLibrary } from "../../../testing/ctx.ts";
import { type TestDatabase, testDatabase } from "../../../testing/database.ts";
import { createAssets, UI_ASSETS } from "../../../ui/assets.ts";
import { readAssetFromDisk } from "../../../ui/read-asset.ts";
import { simulatorChannel } from "../channel.ts";
import { MODES, type Mode } from "../chat.ts";
import { SIMULATOR_LIMITS } from "../limits.ts";
import { TRY_ASSETS, tryRoutes } from "../routes.tsx";

export type TestLine = {
  ctx: TestCtx;
  database: TestDatabase;
  app: Hono;
  /** Sends and fetches all that is due, as the server does after each commit. */
  drain(): Promise<void>;
};

/** The trial page over an empty database; what is to be sent waits for `drain` unless `wake` is given. */
export async function testLine(overrides: Partial<Ctx> = {}): Promise<TestLine> {
  const database = await testDatabase("pglite");
  const base = await testCtx(database.db, overrides);
  const ctx: TestCtx = { ...base, limits: { ...base.limits, ...SIMULATOR_LIMITS } };
  const assets = await createAssets([...UI_ASSETS, ...TRY_ASSETS], readAssetFromDisk);
  const channels = new Map(
    MODES.map((mode) => simulatorChannel({ mode, context: () => ctx })).map((it) => [it.name, it]),
  );
  const app = new Hono();
  app.route("/assets", assets.routes);
  app.route("/try", tryRoutes({ context: () => ctx, translate: testLibrary().ui, assets }));
  return { ctx, database, app, drain: () => drain(ctx, channels) };
}

/** A browser without a script: keeps its cookies, posts forms, reads pages. */
export function phone({ app }: TestLine, { mode = "buttons", lang = "en" }: { mode?: Mode; lang?: string } = {}) {
  const cookies = new Map<string, string>();
  const query = `?mode=${mode}&lang=${lang}`;

  async function ask(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set("host", "line.test");
    if (init.method === "POST" && !headers.has("origin")) headers.set("origin", "http://line.test");
    if (cookies.size > 0) headers.set("cookie", [...cookies].map(([name, value]) => `${name}=${value}`).join("; "));
    const response = await app.request(`http://line.test${path}`, { ...init, headers });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(name, value);
    }
    return response;
  }

  return {
    cookies,
    ask,
    get: (path = "/try") => ask(path + query),
    page: async () => (await ask(`/try${query}`)).text(),
    post: (path: string, fields: Record<string, string> = {}) =>
      ask(path + query, { method: "POST", body: new URLSearchParams(fields) }),
    upload(file: File, fields: Record<string, string> = {}) {
      const body = new FormData();
      for (const [name, value] of Object.entries(fields)) body.set(name, value);
      body.set("file", file);
      return ask(`/try/media${query}`, { method: "POST", body });
    },
  };
}
