import { isDeepStrictEqual } from "node:util";
import { badRequest } from "../api-failure.ts";
import { addMessage, reachableChat } from "../chats.ts";
import { formattedText } from "../formatted-text.ts";
import { inlineKeyboard } from "../keyboard.ts";
import type { Params } from "../params.ts";
import { showMessage } from "../show-message.ts";
import { changed, type StandInMessage, type StandInState, unixNow } from "../state.ts";
import type { Methods } from "./method.ts";

const TEXT_LENGTH = 4096;

export const messageMethods: Methods = {
  sendMessage(state, params) {
    const chat = reachableChat(state, params);
    const reply_markup = inlineKeyboard(params);
    const silent = params.boolean("disable_notification");
    const parts = { text: checkedText(params), content: {}, silent, ...(reply_markup && { reply_markup }) };
    return showMessage(addMessage(state, chat, "bot", parts));
  },
  editMessageText(state, params) {
    const message = ownMessage(state, params, "edit");
    const text = checkedText(params);
    const reply_markup = inlineKeyboard(params);
    if (message.text === text && isDeepStrictEqual(message.reply_markup, reply_markup)) throw notModified();
    message.text = text;
    return replaceKeyboard(state, message, reply_markup);
  },
  editMessageReplyMarkup(state, params) {
    const message = ownMessage(state, params, "edit");
    const reply_markup = inlineKeyboard(params);
    if (isDeepStrictEqual(message.reply_markup, reply_markup)) throw notModified();
    return replaceKeyboard(state, message, reply_markup);
  },
  deleteMessage(state, params) {
    const message = anyMessage(state, params, "delete");
    if (isTooOld(message)) throw badRequest("message can't be deleted");
    state.messages = state.messages.filter((other) => other !== message);
    changed(state);
    return true;
  },
  deleteMessages(state, params) {
    const chat = reachableChat(state, params);
    const ids = params.json("message_ids");
    if (!Array.isArray(ids) || ids.length < 1 || ids.length > 100)
      throw badRequest("message identifiers are not specified");
    const doomed = new Set(ids.map(Number));
    const old = state.messages.some((m) => m.chat.id === chat.id && doomed.has(m.message_id) && isTooOld(m));
    if (old) throw badRequest("message can't be deleted");
    state.messages = state.messages.filter((m) => m.chat.id !== chat.id || !doomed.has(m.message_id));
    changed(state);
    return true;
  },
  sendChatAction(state, params) {
    reachableChat(state, params);
    if (!CHAT_ACTIONS.has(params.string("action"))) throw badRequest("wrong parameter action in request");
    return true;
  },
  setMessageReaction(state, params) {
    anyMessage(state, params, "react");
    return true;
  },
  answerCallbackQuery(state, params) {
    const press = state.presses.get(params.string("callback_query_id"));
    if (press === undefined || press.expired) {
      throw badRequest("query is too old and response timeout expired or query ID is invalid");
    }
    if (params.string("text").length > 200) throw badRequest("MESSAGE_TOO_LONG");
    press.answered = params.raw;
    changed(state);
    return true;
  },
};

const CHAT_ACTIONS = new Set([
  ...["typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document"],
  ...["choose_sticker", "find_location", "record_video_note", "upload_video_note"],
]);

function checkedText(params: Params): string {
  const text = formattedText(params, "text");
  if (text === "") throw badRequest("message text is empty");
  if (text.length > TEXT_LENGTH) throw badRequest("message is too long");
  return text;
}

const DELETABLE_SECONDS = 48 * 3_600;

function isTooOld({ date }: StandInMessage): boolean {
  return date < unixNow() - DELETABLE_SECONDS;
}

function anyMessage(state: StandInState, params: Params, verb: string): StandInMessage {
  const chat = reachableChat(state, params);
  const id = params.integer("message_id", 0);
  const message = state.messages.find((m) => m.chat.id === chat.id && m.message_id === id);
  if (message === undefined) throw badRequest(`message to ${verb} not found`);
  return message;
}

function ownMessage(state: StandInState, params: Params, verb: string): StandInMessage {
  const message = anyMessage(state, params, verb);
  if (!message.fromBot) throw badRequest("message can't be edited");
  return message;
}

function replaceKeyboard(state: StandInState, message: StandInMessage, keyboard: StandInMessage["reply_markup"]) {
  if (keyboard) message.reply_markup = keyboard;
  else delete message.reply_markup;
  changed(state);
  return showMessage(message);
}

function notModified() {
  return badRequest(
    "message is not modified: specified new message content and reply markup are exactly the same as a current content " +
      "and reply markup of the message",
  );
}
