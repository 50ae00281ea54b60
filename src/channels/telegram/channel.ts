import type { Api } from "grammy";
import { DeliveryError } from "../../base/errors.ts";
import type { Channel, ChannelLimits, Choice, Outbound } from "../../domain/channel.ts";
import { asGrammySignal, TELEGRAM_API_ROOT, type TelegramApiOptions, telegramApi } from "./api.ts";
import { deleteMessages } from "./delete-messages.ts";
import { fetchMedia } from "./fetch-media.ts";
import { inlineKeyboard } from "./inline-keyboard.ts";
import { isAlreadyGone, toDeliveryError } from "./to-delivery-error.ts";

/** From core.telegram.org/bots/api; labels have no published limit, and phones cut longer ones than these. */
export const TELEGRAM_LIMITS: ChannelLimits = {
  textLength: 4096,
  choices: 100,
  choiceLabelLength: 40,
  tokenBytes: 64,
  buttons: true,
  takesAwayMs: 48 * 3_600_000,
};

const TIMEOUT_MS = 15_000;
// A file of 20 MB over a slow line takes longer than any message.
const MEDIA_TIMEOUT_FACTOR = 4;

export type TelegramChannelOptions = TelegramApiOptions & { timeoutMs?: number };

/** Telegram as a `Channel`. Neither the token nor a text is ever in an error it throws. */
export function telegramChannel(options: TelegramChannelOptions): Channel {
  const { token, apiRoot = TELEGRAM_API_ROOT, timeoutMs = TIMEOUT_MS, fetch = globalThis.fetch } = options;
  const api = telegramApi({ token, apiRoot, fetch });
  const media = { api, fetch, token, apiRoot, timeoutMs: timeoutMs * MEDIA_TIMEOUT_FACTOR };
  return {
    name: "telegram",
    limits: TELEGRAM_LIMITS,
    deliver: (outbound) => deliver(api, outbound, timeoutMs),
    fetchMedia: (fileRef, maxBytes) => fetchMedia(media, fileRef, maxBytes),
  };
}

async function deliver(api: Api, { address, content }: Outbound, timeoutMs: number): Promise<{ ref: string | null }> {
  // Telegram would also take "@name" of a public channel for an address.
  if (!/^-?\d+$/.test(address)) throw new DeliveryError("unknown_recipient");
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    if (content.kind === "leave") return await leave(api, address, signal);
    if (content.kind === "delete") return await deleteMessages(api, address, content.refs, signal);
    assertWithinLimits(content.text, content.choices);
    const message = await api.sendMessage(
      address,
      // A lone surrogate (an emoji cut in two) would have the whole message refused.
      content.text.toWellFormed(),
      {
        link_preview_options: { is_disabled: true },
        ...(content.silent && { disable_notification: true }),
        ...(content.choices.length > 0 && { reply_markup: inlineKeyboard(content.choices) }),
      },
      asGrammySignal(signal),
    );
    return { ref: `${message.chat.id}:${message.message_id}` };
  } catch (error) {
    throw toDeliveryError(error, signal.aborted);
  }
}

async function leave(api: Api, address: string, signal: AbortSignal): Promise<{ ref: null }> {
  try {
    await api.leaveChat(address, asGrammySignal(signal));
  } catch (error) {
    if (!isAlreadyGone(error)) throw error;
  }
  return { ref: null };
}

function assertWithinLimits(text: string, choices: readonly Choice[]): void {
  const { textLength, tokenBytes } = TELEGRAM_LIMITS;
  const bytes = (token: string) => new TextEncoder().encode(token).byteLength;
  const problem =
    (text.trim() === "" && "the text is empty") ||
    (text.length > textLength && "the text is too long: split it before it is sent") ||
    (choices.length > TELEGRAM_LIMITS.choices && "there are too many choices") ||
    (choices.some(({ label }) => label.trim() === "") && "a choice has no label") ||
    (choices.some(({ token }) => token === "" || bytes(token) > tokenBytes) && "a choice's token is empty or too long");
  if (problem) throw new DeliveryError("rejected", { cause: new Error(problem) });
}
