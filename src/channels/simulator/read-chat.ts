import { and, desc, eq, inArray, isNull, ne } from "drizzle-orm";
import { type DataKey, open } from "../../base/secret.ts";
import type { Choice, MediaKind } from "../../domain/channel.ts";
import type { Author, DeliveryState, MessageBody, MessageKind } from "../../domain/message.ts";
import type { Ctx } from "../../services/context.ts";
import * as schema from "../../store/schema.ts";
import type { Chat } from "./chat.ts";
import { tokenPressed } from "./send.ts";
import { readTakenAway } from "./taken-away.ts";
import { chatHash, readUnkept } from "./unkept.ts";

export type ChatMessage = {
  id: string;
  /** Null for what is not kept: see `Unkept`. */
  conversationId: string | null;
  at: number;
  author: Author;
  kind: MessageKind;
  text: string;
  /** What the person made of it later. */
  edited: string | null;
  choices: readonly Choice[];
  /** The label of the button that was pressed, as it stood in an earlier message. */
  pressed: string | null;
  media: { kind: MediaKind; name: string | null; mime: string | null; ready: boolean } | null;
  signals: NonNullable<MessageBody["signals"]>;
  /** The provider's id, as `Inbound.ref` has it. */
  ref: string | null;
  state: DeliveryState;
  failure: string | null;
};

export type Place = { address: typeof schema.address.$inferSelect; key: DataKey };
/** `place` is null for somebody whom we do not know: nobody has written yet, or everything was erased. */
export type ChatView = { place: Place | null; messages: readonly ChatMessage[]; typing: boolean };

const SHOWN = 300;

/** All that was said in a chat, over all its conversations, in the order in which it was said; never a note. */
export async function readChat(ctx: Ctx, chat: Chat): Promise<ChatView> {
  const place = await findPlace(ctx, chat);
  const kept = place ? await readMessages(ctx, place) : [];
  const unkept = await readUnkept(ctx, chat);
  const said = unkept.flatMap(({ id, at, outbound: { content } }): ChatMessage[] =>
    content.kind === "text" ? [{ ...BARE, id, at, text: content.text, choices: content.choices }] : [],
  );
  const isTaken = await readTakenAway(ctx, chat);
  const all = [...kept, ...said]
    .filter(({ ref, state, failure }) => state !== "held" && failure !== "hidden" && !isTaken(ref))
    .sort((a, b) => a.at - b.at);
  return {
    place,
    // A phone shows what has arrived; what waits in the outbox is somebody typing.
    messages: withPresses(all.filter(({ state }) => state !== "queued")),
    typing: all.some(({ state }) => state === "queued"),
  };
}

const BARE: Omit<ChatMessage, "id" | "at" | "text" | "choices"> = {
  conversationId: null,
  author: "bot",
  kind: "text",
  edited: null,
  pressed: null,
  media: null,
  signals: [],
  ref: null,
  state: "sent",
  failure: null,
};

export async function findPlace(ctx: Ctx, chat: Chat): Promise<Place | null> {
  const { address, contact, dataKey } = schema;
  const [row] = await ctx.db.orm
    .select({ address, keyId: dataKey.id, wrapped: dataKey.wrapped })
    .from(address)
    .innerJoin(contact, eq(contact.id, address.contactId))
    .innerJoin(dataKey, eq(dataKey.id, contact.keyId))
    .where(and(eq(address.channel, chat.channel), eq(address.hash, chatHash(ctx, chat))));
  return row ? { address: row.address, key: ctx.keys.unwrap(row.keyId, row.wrapped) } : null;
}

async function readMessages(ctx: Ctx, { address, key }: Place): Promise<ChatMessage[]> {
  const { message, conversation, blob } = schema;
  const here = ctx.db.orm
    .select({ id: conversation.id })
    .from(conversation)
    .where(and(eq(conversation.addressId, address.id), isNull(conversation.expiredAt)));
  const rows = await ctx.db.orm
    .select({ message, blobId: blob.id })
    .from(message)
    .leftJoin(blob, eq(blob.messageId, message.id))
    .where(and(inArray(message.conversationId, here), ne(message.direction, "note")))
    .orderBy(desc(message.sentAt), desc(message.seq))
    .limit(SHOWN);
  return rows.reverse().map(({ message: m, blobId }) => {
    const body = opened(key, `message.body.${m.id}`, m.body);
    const { media } = body;
    return {
      id: m.id,
      conversationId: m.conversationId,
      at: m.sentAt.getTime(),
      author: m.author,
      kind: m.kind,
      text: body.text,
      edited: m.edited && opened(key, `message.edited.${m.id}`, m.edited).text,
      choices: body.choices ?? [],
      pressed: tokenPressed(m.kind === "choice" ? body.ref : null),
      media: media ? { kind: media.kind, name: media.name, mime: media.mime, ready: blobId !== null } : null,
      signals: body.signals ?? [],
      ref: m.refSealed ? open(key, `message.ref_sealed.${m.id}`, m.refSealed).toString("utf8") : (body.ref ?? null),
      state: m.state,
      failure: m.failure,
    };
  });
}

/** A press by the label of its button: tokens are unique within a chat, commands aside, whose label is the same. */
function withPresses(messages: readonly ChatMessage[]): ChatMessage[] {
  const labels = new Map<string, string>();
  return messages.map((message) => {
    for (const { token, label } of message.choices) labels.set(token, label);
    return message.pressed === null ? message : { ...message, pressed: labels.get(message.pressed) ?? message.pressed };
  });
}

function opened(key: DataKey, place: string, sealed: Uint8Array): MessageBody {
  return JSON.parse(open(key, place, sealed).toString("utf8")) as MessageBody;
}
