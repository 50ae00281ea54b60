import type { Inbound, InboundContent } from "../../domain/channel.ts";
import type { Ctx } from "../../services/context.ts";
import type { Chat } from "./chat.ts";

/** `services/conversation/receive`, perhaps held back; resolves to what that does. */
export type Receive = (ctx: Ctx, inbound: Inbound) => Promise<unknown>;

/** `editOf` is the `ref` of the message that reads otherwise now. */
export type Act = { id: string; content: InboundContent; editOf?: string | undefined };

/** Between the id of a press and its token, in `ref`: a press has no words, and the page shows which button it was. */
const TOKEN_MARK = " ";

/**
 * Sends what somebody did on the page the way that every channel does. `id` is the browser's own for this one act, so
 * that what is sent twice over a bad line arrives once.
 */
export function send(receive: Receive, ctx: Ctx, chat: Chat, act: Act): Promise<unknown> {
  const { id, content } = act;
  const ref = act.editOf ?? `${chat.id}:${id}`;
  return receive(ctx, {
    channel: chat.channel,
    deliveryId: `${chat.id}:${id}`,
    address: chat.id,
    ref: content.kind === "choice" ? `${ref}${TOKEN_MARK}${content.token}` : ref,
    sentAt: ctx.clock(),
    sequence: null,
    content,
    profile: { name: null, languageCode: null },
  });
}

/** The token that a press carried; null for what is no press of ours. */
export function tokenPressed(ref: string | null | undefined): string | null {
  const at = ref?.indexOf(TOKEN_MARK) ?? -1;
  return at < 0 ? null : (ref as string).slice(at + TOKEN_MARK.length);
}
