import { badRequest } from "./api-failure.ts";
import type { Params } from "./params.ts";
import type { InlineButton, Json, StandInMessage } from "./state.ts";

const MAX_BUTTONS = 100;

/** The inline keyboard of a call, checked; undefined where there is none. Other keyboards are taken unchecked. */
export function inlineKeyboard(params: Params): StandInMessage["reply_markup"] {
  const markup = params.json("reply_markup");
  if (markup === undefined) return undefined;
  if (!isObject(markup)) throw badRequest("object expected as reply markup");
  const rows = markup.inline_keyboard;
  if (rows === undefined) return undefined;
  if (!Array.isArray(rows)) throw badRequest('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array');
  const keyboard = rows.map((row) => {
    if (!Array.isArray(row)) throw badRequest('field "inline_keyboard" must be an Array of Arrays');
    return row.map(button);
  });
  if (keyboard.flat().length > MAX_BUTTONS) throw badRequest("reply markup is too long");
  return keyboard.flat().length > 0 ? { inline_keyboard: keyboard } : undefined;
}

const ACTIONS = ["url", "callback_data", "web_app", "login_url", "switch_inline_query", "copy_text", "pay"];

function button(value: unknown): InlineButton {
  if (!isObject(value)) throw badRequest("can't parse inline keyboard button: InlineKeyboardButton must be an Object");
  const { text, callback_data: data } = value;
  if (typeof text !== "string") throw badRequest("can't parse inline keyboard button: Can't find field \"text\"");
  if (text.trim() === "") throw badRequest("can't parse inline keyboard button: text is empty");
  if (ACTIONS.filter((action) => action in value).length !== 1) {
    throw badRequest("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
  }
  if (data !== undefined) {
    const bytes = typeof data === "string" ? new TextEncoder().encode(data).byteLength : 0;
    if (bytes < 1 || bytes > 64) throw badRequest("BUTTON_DATA_INVALID");
  }
  return value as InlineButton;
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
