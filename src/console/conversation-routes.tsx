import { Hono } from "hono";
import { addNote } from "../services/conversation/add-note.ts";
import { claim } from "../services/conversation/claim.ts";
import { close } from "../services/conversation/close.ts";
import { listQueue } from "../services/conversation/list-queue.ts";
import { readConversation } from "../services/conversation/read-conversation.ts";
import { release } from "../services/conversation/release.ts";
import { reply } from "../services/conversation/reply.ts";
import type { C, ConsoleEnv } from "./env.ts";
import { ConversationPage, ConversationUpdate } from "./pages/conversation-page.tsx";
import { readerOf } from "./queue-routes.tsx";
import { isHtmx, page, seeOther } from "./respond.tsx";
import { deskOf } from "./screening-desk.ts";

export function conversationRoutes() {
  return new Hono<ConsoleEnv>()
    .get("/:id", async (c) => {
      const { ctx, t } = c.var;
      const view = await readConversation(ctx, c.req.param("id"));
      const queue = await listQueue(ctx);
      const title = `${t("person")} ${view.pseudonym}`;
      const props = { view, queue, desk: await deskOf(c, view.id), draftId: ctx.ids(), ...readerOf(c) };
      const body = <ConversationPage {...props} />;
      return page(c, title, body, { wide: true });
    })
    .get("/:id/update", (c) => update(c, c.req.param("id"), c.req.query("mode") ?? null))
    .post("/:id/claim", async (c) => {
      await claim(c.var.ctx, { conversationId: c.req.param("id") });
      return done(c, c.req.param("id"));
    })
    .post("/:id/release", async (c) => {
      const { note } = await fields(c);
      await release(c.var.ctx, { conversationId: c.req.param("id"), ...(note ? { note } : {}) });
      return done(c, c.req.param("id"));
    })
    .post("/:id/reply", async (c) => {
      const { id = "", text = "", at_once } = await fields(c);
      await reply(c.var.ctx, { conversationId: c.req.param("id"), id, text, atOnce: at_once === "yes" });
      return done(c, c.req.param("id"));
    })
    .post("/:id/notes", async (c) => {
      const { id = "", text = "" } = await fields(c);
      await addNote(c.var.ctx, { conversationId: c.req.param("id"), id, text });
      return done(c, c.req.param("id"));
    })
    .post("/:id/close", async (c) => {
      const { reason = "" } = await fields(c);
      await close(c.var.ctx, { conversationId: c.req.param("id"), reason });
      return done(c, c.req.param("id"));
    });
}

/** A form's fields as strings; what they say is for the use case to judge. */
export async function fields(c: C): Promise<Partial<Record<string, string>>> {
  const body = await c.req.parseBody();
  return Object.fromEntries(
    Object.entries(body).filter((field): field is [string, string] => typeof field[1] === "string"),
  );
}

/** After a change: the parts of the page anew, the composer with them, or the page itself without htmx. */
function done(c: C, id: string): Promise<Response> | Response {
  return isHtmx(c) ? update(c, id, null) : seeOther(c, `/console/conversations/${id}`);
}

async function update(c: C, id: string, mode: string | null): Promise<Response> {
  const { ctx } = c.var;
  const view = await readConversation(ctx, id);
  const props = { view, mode, desk: await deskOf(c, id), draftId: ctx.ids(), ...readerOf(c) };
  return c.html(<ConversationUpdate {...props} />);
}
