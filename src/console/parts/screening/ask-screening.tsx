import type { FC } from "hono/jsx";
import { Button } from "../../../ui/parts.tsx";
import type { Say } from "../../../ui/say.ts";

/** Only for the officer who holds the talk: when to have the questions asked, and what then happens. */
export const AskScreening: FC<{ conversationId: string; say: Say }> = ({ conversationId, say }) => (
  <form class="ask-screening" {...sends(conversationId, "screening")}>
    <p>{say("ask.when")}</p>
    <p class="hint">{say("ask.what")}</p>
    <Button kind="plain">{say("ask.do")}</Button>
  </form>
);

/** A form that htmx sends without leaving the page, and that works without it too. */
export function sends(conversationId: string, what: string) {
  const path = `/console/conversations/${conversationId}/${what}`;
  return { method: "post", action: path, "hx-post": path, "hx-swap": "none", "hx-disable": "find button" } as const;
}
