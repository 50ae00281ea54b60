import type { Context } from "hono";
import { type SSEStreamingApi, streamSSE } from "hono/streaming";
import { faultOf } from "../../base/log.ts";
import type { Ctx } from "../../services/context.ts";
import { fingerprint } from "./changes.ts";
import type { Chat } from "./chat.ts";

/** Short enough to feel like a messenger; one small query each. */
const LOOK_MS = 400;
/** Proxies close what is silent for a minute, and only a write notices that nobody listens any more. */
const BEAT_MS = 15_000;
/** Each open page asks the database: past this many, pages ask for themselves now and then. */
const MOST_OPEN = 50;

let open = 0;

/** Names that something changed, never what. The database is asked, so that any replica may have changed it. */
export function streamChanges(c: Context, ctx: Ctx, chat: Chat): Response {
  if (open >= MOST_OPEN) return c.body(null, 503);
  open += 1;
  // Nginx would hold the lines back.
  c.header("x-accel-buffering", "no");
  const follow = async (stream: SSEStreamingApi) => {
    let ended = false;
    stream.onAbort(() => {
      ended = true;
    });
    try {
      let seen: string | null = null;
      let beat = Date.now();
      while (!ended && !stream.closed) {
        const mark = await fingerprint(ctx, chat).catch((fault: unknown) => {
          ctx.log.warn(faultOf(fault), "try_look_failed");
          return seen;
        });
        if (mark !== null && mark !== seen) {
          await stream.writeSSE({ event: "changed", data: "" });
          seen = mark;
          beat = Date.now();
        } else if (Date.now() - beat > BEAT_MS) {
          await stream.write(": \n\n");
          beat = Date.now();
        }
        await stream.sleep(LOOK_MS);
      }
    } finally {
      open -= 1;
    }
  };
  // Without a handler of ours hono writes the error out whole; with one, its message goes to the browser unless closed.
  return streamSSE(c, follow, async (fault, stream) => {
    ctx.log.warn(faultOf(fault), "try_stream_failed");
    await stream.close();
  });
}
