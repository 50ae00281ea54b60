import type { InboundContent } from "../../domain/channel.ts";
import { parseMedia } from "./parse-media.ts";
import type { TelegramMessage } from "./update-schema.ts";

/** What the person sent, or null where the message only reports a change of the chat (`serviceWord` says which). */
export function parseContent(message: TelegramMessage): InboundContent | null {
  if (message.text !== undefined) return parseText(message.text);
  const media = parseMedia(message);
  if (media) return { kind: "media", media, caption: message.caption ?? null };
  if (message.location) return { kind: "location", ...message.location };
  if (message.contact) {
    const { phone_number, first_name, last_name } = message.contact;
    return { kind: "contact_card", name: fullName(first_name, last_name) ?? "", phone: phone_number };
  }
  return serviceWord(message) === null ? { kind: "unsupported", what: unsupportedWord(message) } : null;
}

export function fullName(first: string | undefined, last: string | undefined): string | null {
  return [first, last].filter(Boolean).join(" ") || null;
}

export function serviceWord(message: TelegramMessage): string | null {
  return SERVICE.find((key) => key in message) ?? null;
}

// Deep links allow 64 of these characters (core.telegram.org/bots/features#deep-linking).
const START = /^\/start(?:@\w+)?(?:\s+([\s\S]*))?$/;
const CAMPAIGN = /^[A-Za-z0-9_-]{1,64}$/;

function parseText(text: string): InboundContent {
  const start = START.exec(text);
  if (!start) return { kind: "text", text };
  const payload = start[1]?.trim() ?? "";
  if (payload === "" || CAMPAIGN.test(payload)) return { kind: "start", campaign: payload || null };
  // Somebody's own words, behind a command that they did not type.
  return { kind: "text", text: payload };
}

function unsupportedWord(message: TelegramMessage): string {
  const known = FORMS.find((key) => key in message);
  const word = known ?? Object.keys(message).find((key) => !ENVELOPE.has(key)) ?? "unknown";
  return /^[a-z][a-z0-9_]{0,63}$/.test(word) ? word : "unknown";
}

const FORMS = ["poll", "dice", "game", "story", "checklist", "paid_media", "invoice", "giveaway", "rich_message"];

/** Changes of a private chat that are no word of the person to us. */
const SERVICE = [
  "pinned_message",
  "message_auto_delete_timer_changed",
  "chat_background_set",
  "write_access_allowed",
  "connected_website",
  "proximity_alert_triggered",
  "boost_added",
  "migrate_to_chat_id",
  "migrate_from_chat_id",
  "new_chat_members",
  "left_chat_member",
  "new_chat_title",
  "new_chat_photo",
  "delete_chat_photo",
  "group_chat_created",
  "supergroup_chat_created",
  "channel_chat_created",
  "paid_message_price_changed",
  "direct_message_price_changed",
];

/** Fields around a message's content; a key beside these names its form. */
const ENVELOPE = new Set([
  ...["message_id", "message_thread_id", "from", "sender_chat", "date", "chat", "edit_date", "is_topic_message"],
  ...["direct_messages_topic", "sender_tag", "receiver_user", "sender_boost_count", "sender_business_bot"],
  ...["forward_origin", "forward_from", "forward_from_chat", "forward_date", "forward_sender_name"],
  ...["forward_from_message_id", "forward_signature", "is_automatic_forward", "reply_to_message", "external_reply"],
  ...["reply_to_checklist_task_id", "reply_to_poll_option_id", "reply_to_story", "quote", "via_bot"],
  ...["is_paid_post", "paid_star_count", "has_protected_content", "has_media_spoiler", "show_caption_above_media"],
  ...["is_from_offline", "author_signature", "link_preview_options", "effect_id", "reply_markup", "media_group_id"],
  ...["business_connection_id", "guest_query_id", "caption", "caption_entities", "entities"],
]);
