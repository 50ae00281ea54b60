import { Hono } from "hono";
import { streamSSE } from "hono/streaming";
import { faultOf } from "../base/log.ts";
import { mayAccess } from "../domain/may-access.ts";
import type { ConsoleEnv, SignedIn } from "./env.ts";
import { signedIn } from "./guard.ts";
import type { LiveChange } from "./live.ts";

/** Keeps proxies from closing a quiet stream, and is when we look whether the officer is still signed in. */
const HEARTBEAT_MS = 15_000;

/** Names of what changed, and nothing of what it says. A page that connects anew is told to look at everything. */
export function liveRoutes({ heartbeatMs = HEARTBEAT_MS }: { heartbeatMs?: number } = {}) {
  return new Hono<ConsoleEnv>().get("/live", (c) => {
    const { deps, ctx } = c.var;
    const hub = deps.live(c);
    c.header("x-accel-buffering", "no");
    return streamSSE(c, async (stream) => {
      const waiting = new Map<string, LiveChange>();
      let reader: SignedIn = c.var.officer;
      let wake = () => {};
      const stop = hub.listen((change) => {
        if (!mayAccess(reader, change.lane)) return;
        waiting.set(`${change.lane} ${change.name}`, change);
        wake();
      });
      stream.onAbort(() => wake());
      try {
        await stream.writeSSE({ event: "sync", data: "", id: String(ctx.clock()) });
        while (!stream.aborted) {
          const news = await nextNews();
          if (stream.aborted) break;
          // Who was named for complaints may be so no longer: an open stream is no right to go on.
          if (news.length === 0 || news.some(({ lane }) => lane !== "general")) {
            const now = await signedIn(c);
            if (!now) return await stream.writeSSE({ event: "signed_out", data: "" });
            reader = now;
          }
          for (const { name, version, lane } of news)
            if (mayAccess(reader, lane))
              await stream.writeSSE({ event: name, data: String(version), id: String(ctx.clock()) });
          if (news.length === 0) await stream.write(": still here\n\n");
        }
      } catch (fault) {
        // What is thrown out of here hono would print, or write to the officer's browser.
        ctx.log.warn(faultOf(fault), "live_stream_failed");
      } finally {
        stop();
      }

      /** What came since the last time, each thing once; empty when nothing did within a heartbeat. */
      async function nextNews(): Promise<LiveChange[]> {
        if (waiting.size === 0 && !stream.aborted) {
          let timer: ReturnType<typeof setTimeout> | undefined;
          await new Promise<void>((resolve) => {
            wake = resolve;
            timer = setTimeout(resolve, heartbeatMs);
          });
          clearTimeout(timer);
        }
        const news = [...waiting.values()];
        waiting.clear();
        return news;
      }
    });
  });
}
