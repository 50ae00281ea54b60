import { Hono } from "hono";
import { readConversation } from "../services/conversation/read-conversation.ts";
import { changeIndicator } from "../services/screening/change-indicator.ts";
import { requestScreening } from "../services/screening/request-screening.ts";
import { fields } from "./conversation-routes.tsx";
import type { C, ConsoleEnv } from "./env.ts";
import { ConversationUpdate } from "./pages/conversation-page.tsx";
import { composerMode } from "./parts/composer.tsx";
import { readerOf } from "./queue-routes.tsx";
import { isHtmx, seeOther } from "./respond.tsx";
import { deskOf } from "./screening-desk.ts";

/** The questions of a screening, below `/console/conversations`. */
export function screeningRoutes() {
  return new Hono<ConsoleEnv>()
    .post("/:id/screening", async (c) => {
      await requestScreening(c.var.ctx, { conversationId: c.req.param("id") });
      return done(c, c.req.param("id"));
    })
    .post("/:id/screenings/:screening/changes", async (c) => {
      const { id = "", subject = "", value = "", reason = "" } = await fields(c);
      const [conversationId, screeningId] = [c.req.param("id"), c.req.param("screening")];
      await changeIndicator(c.var.ctx, { conversationId, screeningId, id, subject, value, reason });
      return done(c, conversationId);
    });
}

/** The parts anew, without the composer: the draft of a reply stays. Without htmx the page, with the panel open. */
async function done(c: C, id: string): Promise<Response> {
  if (!isHtmx(c)) return seeOther(c, `/console/conversations/${id}?screenings=open#screenings`);
  const view = await readConversation(c.var.ctx, id);
  const props = { view, desk: await deskOf(c, id), draftId: c.var.ctx.ids(), ...readerOf(c) };
  return c.html(<ConversationUpdate {...props} mode={composerMode(view, props.me)} />);
}
