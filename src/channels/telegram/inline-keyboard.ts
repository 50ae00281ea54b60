import type { InlineKeyboardButton, InlineKeyboardMarkup } from "grammy/types";
import type { Choice } from "../../domain/channel.ts";

// Half of a phone's width holds about this many letters before Telegram cuts the label.
const SHORT_LABEL = 16;

/** Short labels stand two to a row, longer ones alone. */
export function inlineKeyboard(choices: readonly Choice[]): InlineKeyboardMarkup {
  const rows: InlineKeyboardButton[][] = [];
  let half: InlineKeyboardButton[] | null = null;
  for (const { token, label } of choices) {
    const button = { text: label, callback_data: token };
    if (label.length > SHORT_LABEL) {
      rows.push([button]);
      half = null;
    } else if (half) {
      half.push(button);
      half = null;
    } else {
      half = [button];
      rows.push(half);
    }
  }
  return { inline_keyboard: rows };
}
