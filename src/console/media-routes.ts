import { Hono } from "hono";
import { markHeard } from "../services/conversation/mark-heard.ts";
import { readMedia } from "../services/conversation/read-media.ts";
import type { ConsoleEnv } from "./env.ts";

/** Types that a browser shows without running anything; all else is saved, never opened. */
const SHOWN = new Set([
  "image/jpeg",
  "image/png",
  "image/webp",
  "image/gif",
  "audio/ogg",
  "audio/mpeg",
  "audio/mp4",
  "audio/aac",
  "audio/amr",
  "audio/wav",
  "audio/webm",
]);

export function mediaRoutes() {
  return new Hono<ConsoleEnv>()
    .get("/:id/file", async (c) => {
      const { bytes, mime, id } = await readMedia(c.var.ctx, { messageId: c.req.param("id") });
      const type = mime.split(";")[0]?.trim().toLowerCase() ?? "";
      const shown = SHOWN.has(type) && c.req.query("download") === undefined;
      const range = rangeOf(c.req.header("range"), bytes.length);
      c.header("content-type", shown ? type : "application/octet-stream");
      c.header("content-disposition", shown ? "inline" : `attachment; filename="sanad-${id}"`);
      c.header("accept-ranges", "bytes");
      if (range === "unsatisfiable") return c.body(null, 416, { "content-range": `bytes */${bytes.length}` });
      if (!range) return c.body(new Uint8Array(bytes));
      const [from, to] = range;
      const part = new Uint8Array(bytes.subarray(from, to + 1));
      return c.body(part, 206, { "content-range": `bytes ${from}-${to}/${bytes.length}` });
    })
    .post("/:id/heard", async (c) => {
      await markHeard(c.var.ctx, { messageId: c.req.param("id") });
      return c.body(null, 204);
    });
}

/** One range of bytes, first and last; some phones play sound only by ranges. Null asks for all (RFC 9110 §14). */
function rangeOf(header: string | undefined, size: number): [number, number] | "unsatisfiable" | null {
  const [, first, last] = header?.match(/^bytes=(\d*)-(\d*)$/) ?? [];
  if (first === undefined || last === undefined || (first === "" && last === "")) return null;
  if (first === "") return Number(last) === 0 ? "unsatisfiable" : [Math.max(0, size - Number(last)), size - 1];
  const from = Number(first);
  const to = last === "" ? size - 1 : Math.min(Number(last), size - 1);
  return from >= size || from > to ? "unsatisfiable" : [from, to];
}
