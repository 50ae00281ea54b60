import { readScreenings } from "../services/screening/read-screenings.ts";
import type { C } from "./env.ts";
import type { Desk } from "./parts/screening/screening-panel.tsx";

/** What the panel of a conversation shows. */
export async function deskOf(c: C, conversationId: string): Promise<Desk> {
  const { ctx, deps, lang } = c.var;
  return {
    screenings: await readScreenings(ctx, conversationId),
    say: (key, params) => deps.translate(lang, `screening_desk.${key}`, params),
    newId: ctx.ids,
    open: c.req.query("screenings") === "open",
  };
}
