import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { HTTPException } from "hono/http-exception";
import type { Clock } from "../base/clock.ts";
import { faultOf, type Log } from "../base/log.ts";

export type AppParts = {
  log: Log;
  clock: Clock;
  /** Resolves when the store answers and is at this version's schema. */
  ready: () => Promise<void>;
  /** Apps with their own full paths: webhooks, console, chat page, assets. */
  mounts: readonly Hono[];
};

/** Above the largest thing that anyone sends, a file on the trial page; what takes less says so itself. */
const LARGEST_BODY = 12 * 1024 * 1024;

/** The whole HTTP face, the same on Node and on Workers. */
export function createApp({ log, clock, ready, mounts }: AppParts): Hono {
  const app = new Hono();
  app.use(async (c, next) => {
    const start = clock();
    await next();
    // The route's pattern, never the path: paths may hold ids and one-time links.
    log.info({ method: c.req.method, route: c.req.routePath, status: c.res.status, ms: clock() - start }, "request");
  });
  app.use(bodyLimit({ maxSize: LARGEST_BODY, onError: (c) => c.text("too large", 413) }));
  app.get("/healthz", (c) => c.text("ok"));
  app.get("/readyz", async (c) => {
    try {
      await ready();
      return c.text("ready");
    } catch (error) {
      log.error(faultOf(error), "not_ready");
      return c.text("not ready", 503);
    }
  });
  for (const mount of mounts) app.route("/", mount);
  app.onError((error, c) => {
    if (error instanceof HTTPException) return error.getResponse();
    log.error({ route: c.req.routePath, ...faultOf(error) }, "request_failed");
    return c.text("something went wrong here: try again", 500);
  });
  return app;
}
