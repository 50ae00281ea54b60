import type { GroupApproach, Inbound, InboundContent } from "../../domain/channel.ts";
import { MalformedUpdate } from "./malformed-update.ts";
import { fullName, parseContent, serviceWord } from "./parse-content.ts";
import { parseGroupMembership, parseGroupMessage } from "./parse-group.ts";
import {
  type TelegramCallbackQuery,
  type TelegramMembership,
  type TelegramMessage,
  type TelegramUser,
  updateSchema,
} from "./update-schema.ts";

export type Parsed =
  /** `callbackId` must be answered, or the person's button keeps spinning. */
  | { kind: "inbound"; inbound: Inbound; callbackId: string | null }
  | { kind: "group"; approach: GroupApproach }
  | { kind: "ignored"; why: string };

/**
 * Reads one update of the Bot API; throws `MalformedUpdate`. `receivedAt` (ms) dates a press, which Telegram does not.
 * Without `botUsername`, a group's mention of any bot counts as one of us.
 */
export function parseUpdate(update: unknown, receivedAt: number, botUsername: string | null = null): Parsed {
  const { update_id: updateId, ...parts } = check(updateSchema.id, update, null, []);
  const key = READ.find((name) => name in parts) ?? Object.keys(parts)[0] ?? "empty";
  const id = { updateId, deliveryId: `u${updateId}` };
  switch (key) {
    case "message":
      return parseMessage(id, check(updateSchema.message, parts[key], updateId, [key]), botUsername);
    case "edited_message":
      return parseEdit(id, check(updateSchema.message, parts[key], updateId, [key]));
    case "callback_query":
      return parsePress(id, check(updateSchema.callbackQuery, parts[key], updateId, [key]), receivedAt);
    case "my_chat_member":
      return parseMembership(id, check(updateSchema.membership, parts[key], updateId, [key]));
    default:
      return ignored(/^[a-z_]{1,64}$/.test(key) ? key : "unknown");
  }
}

const READ = ["message", "callback_query", "edited_message", "my_chat_member"] as const;

type Id = { updateId: number; deliveryId: string };

function parseMessage(id: Id, message: TelegramMessage, botUsername: string | null): Parsed {
  if (message.from?.is_bot && message.sender_chat === undefined) return ignored("from_bot");
  if (message.chat.type !== "private") {
    const approach = parseGroupMessage(id.deliveryId, message, botUsername);
    return approach ? { kind: "group", approach } : ignored("group_message");
  }
  const content = parseContent(message);
  if (!content) return ignored(serviceWord(message) ?? "service_message");
  return inbound(id, message.chat.id, content, {
    ref: refOf(message),
    sentAt: message.date * 1000,
    sequence: message.message_id,
    profile: profileOf(message.from ?? message.chat),
  });
}

function parseEdit(id: Id, message: TelegramMessage): Parsed {
  if (message.chat.type !== "private") return ignored("group_edit");
  if (message.from?.is_bot) return ignored("from_bot");
  // A live location reports each step as an edit, and replaced media need not have a caption.
  const text = message.text ?? message.caption;
  if (text === undefined) return ignored("edit_without_text");
  return inbound(
    id,
    message.chat.id,
    { kind: "edited", text },
    {
      ref: refOf(message),
      sentAt: (message.edit_date ?? message.date) * 1000,
      sequence: message.message_id,
      profile: profileOf(message.from ?? message.chat),
    },
  );
}

function parsePress(id: Id, query: TelegramCallbackQuery, receivedAt: number): Parsed {
  if (query.inline_message_id !== undefined) return ignored("inline_press");
  if (query.message && query.message.chat.type !== "private") return ignored("group_press");
  // A private chat has the id of its person, so the press is answerable even without its message.
  const chatId = query.message?.chat.id ?? query.from.id;
  const content: InboundContent =
    query.data === undefined ? { kind: "unsupported", what: "game" } : { kind: "choice", token: query.data };
  // The id at hand is that of our own message: it neither names the press nor orders it.
  return inbound(
    id,
    chatId,
    content,
    { ref: null, sentAt: receivedAt, sequence: null, profile: profileOf(query.from) },
    query.id,
  );
}

function parseMembership(id: Id, change: TelegramMembership): Parsed {
  if (change.chat.type !== "private") {
    const approach = parseGroupMembership(id.deliveryId, change);
    return approach ? { kind: "group", approach } : ignored("left_group");
  }
  const { status } = change.new_chat_member;
  if (status !== "kicked" && status !== "member") return ignored("membership");
  const rest = { ref: null, sentAt: change.date * 1000, sequence: null, profile: profileOf(change.from) };
  return inbound(id, change.chat.id, { kind: status === "kicked" ? "blocked" : "unblocked" }, rest);
}

type Rest = Pick<Inbound, "ref" | "sentAt" | "sequence" | "profile">;

function inbound(
  id: Id,
  chatId: number,
  content: InboundContent,
  rest: Rest,
  callbackId: string | null = null,
): Parsed {
  const { deliveryId } = id;
  return {
    kind: "inbound",
    inbound: { channel: "telegram", deliveryId, address: String(chatId), content, ...rest },
    callbackId,
  };
}

function ignored(why: string): Parsed {
  return { kind: "ignored", why };
}

function refOf(message: TelegramMessage): string {
  return `${message.chat.id}:${message.message_id}`;
}

function profileOf(user: Pick<TelegramUser, "first_name" | "last_name"> & { language_code?: string | undefined }) {
  return { name: fullName(user.first_name, user.last_name), languageCode: user.language_code ?? null };
}

type Schema<T> = { safeParse(value: unknown): Outcome<T> };
type Outcome<T> = { success: true; data: T } | { success: false; error: { issues: { path: PropertyKey[] }[] } };

function check<T>(schema: Schema<T>, value: unknown, updateId: number | null, at: string[]): T {
  const outcome = schema.safeParse(value);
  if (outcome.success) return outcome.data;
  throw new MalformedUpdate(updateId, [...at, ...(outcome.error.issues[0]?.path ?? [])]);
}
