import type { GroupApproach } from "../../domain/channel.ts";
import type { TelegramMembership, TelegramMessage } from "./update-schema.ts";

/** The approach when a membership change leaves us inside a group or channel; null when we are out. */
export function parseGroupMembership(deliveryId: string, change: TelegramMembership): GroupApproach | null {
  const { status, is_member } = change.new_chat_member;
  const inside = status === "member" || status === "administrator" || (status === "restricted" && is_member === true);
  return inside ? { channel: "telegram", deliveryId, address: String(change.chat.id), leave: true } : null;
}

/** The approach when a group's message is meant for us (a command, a mention, a reply to a bot); else null. */
export function parseGroupMessage(
  deliveryId: string,
  message: TelegramMessage,
  botUsername: string | null,
): GroupApproach | null {
  if (!isForUs(message, botUsername?.toLowerCase() ?? null)) return null;
  return { channel: "telegram", deliveryId, address: String(message.chat.id), leave: false };
}

function isForUs(message: TelegramMessage, us: string | null): boolean {
  const repliedTo = message.reply_to_message?.from;
  if (repliedTo?.is_bot && (us === null || repliedTo.username?.toLowerCase() === us)) return true;
  const text = message.text ?? message.caption ?? "";
  return (message.entities ?? message.caption_entities ?? []).some(({ type, offset, length }) => {
    if (type !== "bot_command" && type !== "mention") return false;
    const name = text
      .slice(offset, offset + length)
      .split("@")[1]
      ?.toLowerCase();
    if (name === undefined) return type === "bot_command";
    // Names of bots end in "bot"; without our own at hand that is the best there is.
    return us === null ? name.endsWith("bot") : name === us;
  });
}
