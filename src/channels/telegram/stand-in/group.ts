import { addUpdate } from "./add-update.ts";
import { addMessage, showChat, showPerson } from "./chats.ts";
import { showMessage } from "./show-message.ts";
import { type StandInChat, type StandInMessage, type StandInState, unixNow } from "./state.ts";

/** A group that the bot may be drawn into; its id is below zero. */
export type Group = {
  readonly id: number;
  addsBot(): void;
  /** Someone writes; a leading "/command" is marked as one, as Telegram does. */
  says(text: string): number;
  /** False once the bot left. */
  hasBot(): boolean;
  received(): StandInMessage[];
};

const ADMIN: StandInChat = { id: 900_001, type: "private", firstName: "Karim", languageCode: "ar", reachable: true };

export function standInGroup(state: StandInState, id: number): Group {
  const chat: StandInChat = { id, type: "group", firstName: "Group", languageCode: "ar", reachable: false };
  state.chats.set(id, chat);
  return {
    id,
    addsBot() {
      chat.reachable = true;
      addUpdate(state, id, "my_chat_member", {
        chat: showChat(chat),
        from: showPerson(ADMIN),
        date: unixNow(),
        old_chat_member: { user: state.bot, status: "left" },
        new_chat_member: { user: state.bot, status: "member" },
      });
    },
    says(text) {
      const length = /^\/[\w@]+/.exec(text)?.[0].length;
      const entities = length === undefined ? {} : { entities: [{ type: "bot_command", offset: 0, length }] };
      const message = addMessage(state, chat, showPerson(ADMIN), { text, content: entities });
      addUpdate(state, id, "message", showMessage(message));
      return message.message_id;
    },
    hasBot: () => chat.reachable,
    received: () => state.messages.filter((message) => message.fromBot && message.chat.id === id),
  };
}
