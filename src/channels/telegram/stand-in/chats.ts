import { ApiFailure, badRequest } from "./api-failure.ts";
import type { Params } from "./params.ts";
import { changed, type Json, type StandInChat, type StandInMessage, type StandInState, unixNow } from "./state.ts";

/** The chat that a call names, which must exist and have the bot in it. */
export function reachableChat(state: StandInState, params: Params): StandInChat {
  const chat = knownChat(state, params);
  if (chat.reachable) return chat;
  const why = chat.type === "private" ? "bot was blocked by the user" : "bot was kicked from the group chat";
  throw new ApiFailure(403, `Forbidden: ${why}`);
}

export function knownChat(state: StandInState, params: Params): StandInChat {
  const id = params.string("chat_id").trim();
  if (id === "") throw badRequest("chat_id is empty");
  const chat = /^-?\d+$/.test(id) ? state.chats.get(Number(id)) : undefined;
  if (chat === undefined) throw badRequest("chat not found");
  return chat;
}

export function showChat({ id, type, firstName }: StandInChat): Json & { id: number } {
  return type === "private" ? { id, type, first_name: firstName } : { id, type, title: firstName };
}

export function showPerson({ id, firstName, languageCode }: StandInChat): Json {
  return { id, is_bot: false, first_name: firstName, language_code: languageCode };
}

type Parts = Pick<StandInMessage, "text" | "caption" | "reply_markup" | "content" | "silent">;

/** Puts a message into a chat; the ids of a bot's private chats count up together. */
export function addMessage(state: StandInState, chat: StandInChat, from: Json | "bot", parts: Parts): StandInMessage {
  const message: StandInMessage = {
    message_id: ++state.lastMessageId,
    date: unixNow(),
    chat: showChat(chat),
    from: from === "bot" ? state.bot : from,
    fromBot: from === "bot",
    ...parts,
  };
  state.messages.push(message);
  changed(state);
  return message;
}
