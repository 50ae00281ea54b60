import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { z } from "zod";
import type { InboundContent } from "../../domain/channel.ts";
import type { Ctx } from "../../services/context.ts";
import { type Chat, openChat, viewOf, withView } from "./chat.ts";
import type { createRate } from "./rate.ts";
import { readChat } from "./read-chat.ts";
import { type Receive, send } from "./send.ts";

export type SendDeps = {
  context(c: Context): Ctx;
  receive: Receive;
  allows: ReturnType<typeof createRate>;
};

/** Of a text, in UTF-16 code units; and the same as a form's body, where one unit takes up to nine bytes. */
const MOST_TEXT = 100_000;
const MOST_BODY = 10 * MOST_TEXT;

/** The browser's name for this one act; without a script each request is an act of its own. */
const Id = z.uuid().default(() => crypto.randomUUID());
const Text = z.object({ id: Id, text: z.string() });
const Press = z.object({ id: Id, token: z.string().min(1).max(64) });
const Edit = z.object({ id: Id, message: z.uuid(), text: z.string() });

/** What somebody on the page does, said as every channel says it. */
export function sendRoutes(deps: SendDeps): Hono {
  const app = new Hono();
  // Named one by one: a middleware for all would hold the files of the routes beside these to the same limit.
  for (const path of ["/starts", "/messages", "/presses", "/edits"])
    app.use(path, bodyLimit({ maxSize: MOST_BODY, onError: (c) => c.body(null, 413) }));
  app.post("/starts", (c) => act(c, Text.pick({ id: true }), () => ({ kind: "start", campaign: null })));
  app.post("/messages", (c) => act(c, Text, ({ text }) => written(text)));
  app.post("/presses", (c) => act(c, Press, ({ token }) => ({ kind: "choice", token })));
  app.post("/edits", (c) => act(c, Edit, ({ text }) => written(text, "edited"), editedRef));
  return app;

  async function act<T extends { id: string }>(
    c: Context,
    form: z.ZodType<T>,
    contentOf: (input: T) => InboundContent | 413 | 422,
    refOf?: (ctx: Ctx, chat: Chat, input: T) => Promise<string | null>,
  ): Promise<Response> {
    const ctx = deps.context(c);
    const chat = openChat(c, viewOf(c).mode);
    if (!deps.allows(ctx.clock, chat)) return c.body(null, 429, { "retry-after": "5" });
    const parsed = form.safeParse(await c.req.parseBody());
    if (!parsed.success) return c.body(null, 422);
    const content = contentOf(parsed.data);
    if (typeof content === "number") return c.body(null, content);
    const ref = await refOf?.(ctx, chat, parsed.data);
    if (ref === null) return c.body(null, 404);
    await send(deps.receive, ctx, chat, { id: parsed.data.id, content, editOf: ref });
    return done(c);
  }
}

/** The page's script reads the messages anew; without it, the page is loaded anew. */
export function done(c: Context): Response {
  return c.req.header("x-sanad-script") ? c.body(null, 204) : c.redirect(`${withView("/try", viewOf(c))}#text`, 303);
}

function written(text: string, kind: "text" | "edited" = "text"): InboundContent | 413 | 422 {
  // Forms send line ends as CRLF, whatever was typed.
  const plain = text.replaceAll("\r\n", "\n");
  if (plain.length > MOST_TEXT) return 413;
  return plain.trim() === "" ? 422 : { kind, text: plain };
}

/** The `ref` of a message that was written in this very chat. */
async function editedRef(ctx: Ctx, chat: Chat, { message }: z.infer<typeof Edit>): Promise<string | null> {
  const { messages } = await readChat(ctx, chat);
  return messages.find(({ id, author, kind }) => id === message && author === "person" && kind === "text")?.ref ?? null;
}
