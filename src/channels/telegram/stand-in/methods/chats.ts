import { badRequest } from "../api-failure.ts";
import { knownChat, reachableChat, showChat } from "../chats.ts";
import { changed } from "../state.ts";
import type { Methods } from "./method.ts";

export const chatMethods: Methods = {
  getChat: (state, params) => ({ ...showChat(knownChat(state, params)), accent_color_id: 0, max_reaction_count: 11 }),
  leaveChat(state, params) {
    const chat = reachableChat(state, params);
    if (chat.type === "private") throw badRequest("chat member status can't be changed in private chats");
    chat.reachable = false;
    changed(state);
    return true;
  },
};
