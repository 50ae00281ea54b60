import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { z } from "zod";
import type { MediaKind } from "../../domain/channel.ts";
import { cleanText } from "../../text/clean.ts";
import { openChat, viewOf } from "./chat.ts";
import { readFile } from "./read-file.ts";
import { send } from "./send.ts";
import { done, type SendDeps } from "./send-routes.ts";
import { dropUpload, keepUpload } from "./upload.ts";

const MOST_BYTES = 10 * 1024 * 1024;
/** What a form needs around a file. */
const AROUND_BYTES = 16 * 1024;
const LONGEST_SECONDS = 3_600;
const NAME_LENGTH = 120;

const Upload = z.object({
  id: z.uuid().default(() => crypto.randomUUID()),
  file: z.instanceof(File).refine(({ size }) => size > 0),
  /** Recorded here just now, rather than chosen. */
  voice: z.literal("yes").optional(),
  /** Whole seconds. */
  duration: z.coerce.number().int().min(0).max(LONGEST_SECONDS).optional(),
});

/** Types that a browser shows without running anything; all else is saved, never opened. */
const SHOWN = /^(image\/(jpeg|png|webp|gif)|audio\/(ogg|webm|mpeg|mp4|aac|wav)|video\/(mp4|webm))$/;

export function fileRoutes({ context, receive, allows }: SendDeps): Hono {
  return new Hono()
    .post("/", bodyLimit({ maxSize: MOST_BYTES + AROUND_BYTES, onError: (c) => c.body(null, 413) }), async (c) => {
      const ctx = context(c);
      const chat = openChat(c, viewOf(c).mode);
      if (!allows(ctx.clock, chat)) return c.body(null, 429, { "retry-after": "5" });
      const parsed = Upload.safeParse(await c.req.parseBody());
      if (!parsed.success) return c.body(null, 422);
      const { id, file, voice, duration } = parsed.data;
      if (file.size > MOST_BYTES) return c.body(null, 413);
      const mime = typeOf(file.type);
      const kind = voice ? "voice" : kindOf(mime);
      const name = voice ? null : cleanText(file.name).slice(0, NAME_LENGTH);
      const fileRef = await keepUpload(ctx, new Uint8Array(await file.arrayBuffer()));
      const media = { kind, fileRef, mime: mime || null, size: file.size, duration: duration ?? null, name };
      let received: unknown;
      try {
        const content = { kind: "media", media, caption: null } as const;
        received = await send(receive, ctx, chat, { id, content });
      } finally {
        // What our code failed on is kept for a replay, and so is its file.
        if (received !== "handled" && received !== "kept") await dropUpload(ctx, fileRef);
      }
      return done(c);
    })
    .get("/:message", async (c) => {
      const message = z.uuid().safeParse(c.req.param("message"));
      const found = message.success && (await readFile(context(c), openChat(c, viewOf(c).mode), message.data));
      if (!found) return c.notFound();
      const mime = typeOf(found.mime);
      const shown = SHOWN.test(mime);
      c.header("content-type", shown ? mime : "application/octet-stream");
      c.header("content-disposition", shown ? "inline" : "attachment");
      return c.body(new Uint8Array(found.bytes));
    });
}

/** Without parameters, as "codecs=opus". */
function typeOf(mime: string): string {
  return mime.split(";")[0]?.trim().toLowerCase() ?? "";
}

function kindOf(mime: string): MediaKind {
  const kinds = { image: "photo", audio: "audio", video: "video" } as const;
  const [group = ""] = mime.split("/");
  return group in kinds ? kinds[group as keyof typeof kinds] : "document";
}
