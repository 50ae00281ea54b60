import { addUpdate } from "./add-update.ts";
import { addMessage, showChat, showPerson } from "./chats.ts";
import { contentOf, type PersonSends } from "./person-sends.ts";
import { showMessage } from "./show-message.ts";
import { changed, type StandInChat, type StandInMessage, type StandInState, unixNow } from "./state.ts";
import { waitUntil } from "./wait-until.ts";

export type PersonOptions = { firstName?: string; languageCode?: string };

/** One person's Telegram: what they do becomes updates, what the bot sent them can be read. */
export type Person = {
  readonly id: number;
  /** Presses Start, perhaps from a campaign's link. */
  starts(campaign?: string): number;
  /** Each returns the id of the message. */
  says(text: string): number;
  sends(what: PersonSends): number;
  edits(messageId: number, text: string): void;
  /** Presses the newest button with this label or callback data; returns the callback's id. */
  presses(labelOrData: string): string;
  blocks(): void;
  unblocks(): void;
  /** The bot's messages as they read now, in order; without deleted ones. */
  received(): StandInMessage[];
  /** All that the chat shows now, of both sides. */
  chat(): StandInMessage[];
  /** True while a pressed button waits for its answer. */
  isSpinning(): boolean;
  /** The first message of the bot that fits; rejects after `ms`. */
  waitFor(fits: (message: StandInMessage) => boolean, ms?: number): Promise<StandInMessage>;
};

const PATIENCE_MS = 5_000;

export function standInPerson(state: StandInState, id: number, options: PersonOptions = {}): Person {
  const chat = chatOf(state, id, options);
  const received = () => state.messages.filter((message) => message.fromBot && message.chat.id === id);
  const message = (parts: Pick<StandInMessage, "text" | "caption" | "content">) => {
    if (!chat.reachable) setReachable(state, chat, true);
    const added = addMessage(state, chat, showPerson(chat), parts);
    addUpdate(state, id, "message", showMessage(added));
    return added.message_id;
  };
  return {
    id,
    starts: (campaign) => message({ text: campaign === undefined ? "/start" : `/start ${campaign}`, content: {} }),
    says: (text) => message({ text, content: {} }),
    sends: (what) => {
      const caption = "caption" in what ? what.caption : undefined;
      return message({ content: contentOf(state, what), ...(caption !== undefined && { caption }) });
    },
    edits: (messageId, text) => edit(state, id, messageId, text),
    presses: (labelOrData) => press(state, chat, received(), labelOrData),
    blocks: () => setReachable(state, chat, false),
    unblocks: () => setReachable(state, chat, true),
    received,
    chat: () => state.messages.filter((message) => message.chat.id === id),
    isSpinning: () => [...state.presses.values()].some(({ chatId, answered }) => chatId === id && answered === null),
    waitFor: (fits, ms = PATIENCE_MS) => waitUntil(state, () => received().find(fits), ms, "the bot's message"),
  };
}

function chatOf(
  state: StandInState,
  id: number,
  { firstName = "Amal", languageCode = "ar" }: PersonOptions,
): StandInChat {
  const known = state.chats.get(id);
  if (known) return known;
  const chat: StandInChat = { id, type: "private", firstName, languageCode, reachable: true };
  state.chats.set(id, chat);
  return chat;
}

function edit(state: StandInState, chatId: number, messageId: number, text: string): void {
  const message = state.messages.find((m) => m.chat.id === chatId && m.message_id === messageId && !m.fromBot);
  if (message === undefined) throw new Error(`the person sent no message ${messageId}`);
  if (message.text === undefined) message.caption = text;
  else message.text = text;
  addUpdate(state, chatId, "edited_message", { ...showMessage(message), edit_date: unixNow() });
}

function press(state: StandInState, chat: StandInChat, received: StandInMessage[], wanted: string): string {
  for (const message of received.toReversed()) {
    const button = message.reply_markup?.inline_keyboard
      .flat()
      .find(({ text, callback_data }) => text === wanted || callback_data === wanted);
    if (button === undefined) continue;
    const callbackId = `${700_000 + state.presses.size}`;
    state.presses.set(callbackId, { chatId: chat.id, answered: null, expired: false });
    addUpdate(state, chat.id, "callback_query", {
      id: callbackId,
      from: showPerson(chat),
      message: showMessage(message),
      chat_instance: `${chat.id}`,
      data: button.callback_data,
    });
    return callbackId;
  }
  throw new Error("the person sees no such button");
}

function setReachable(state: StandInState, chat: StandInChat, reachable: boolean): void {
  if (chat.reachable === reachable) return;
  chat.reachable = reachable;
  const member = (inside: boolean) =>
    inside ? { user: state.bot, status: "member" } : { user: state.bot, status: "kicked", until_date: 0 };
  addUpdate(state, chat.id, "my_chat_member", {
    chat: showChat(chat),
    from: showPerson(chat),
    date: unixNow(),
    old_chat_member: member(!reachable),
    new_chat_member: member(reachable),
  });
  changed(state);
}
