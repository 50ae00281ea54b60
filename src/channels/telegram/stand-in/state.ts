export type Json = Record<string, unknown>;

export type StandInChat = {
  id: number;
  type: "private" | "group";
  firstName: string;
  languageCode: string;
  /** False once the person blocked the bot, or the bot left the group. */
  reachable: boolean;
};

/** A message in a chat, as the Bot API shows it. `fromBot` messages are what the person received. */
export type StandInMessage = {
  message_id: number;
  date: number;
  chat: Json & { id: number };
  from: Json;
  fromBot: boolean;
  text?: string;
  caption?: string;
  reply_markup?: { inline_keyboard: InlineButton[][] };
  content: Json;
  /** It came without a sound. */
  silent?: boolean;
};
export type InlineButton = { text: string; callback_data?: string; url?: string };

export type PendingUpdate = { update_id: number; chatId: number; kind: string; body: Json };
export type StandInWebhook = { url: string; secret: string; maxConnections: number; lastError: string | null };
export type StandInFile = { fileId: string; path: string; bytes: Uint8Array<ArrayBuffer>; mime: string };
export type Call = { method: string; params: Json };

export type StandInState = ReturnType<typeof createState>;

export function createState(token: string) {
  return {
    token,
    bot: { id: Number(token.split(":")[0]) || 1, is_bot: true, first_name: "Sanad", username: "sanad_stand_in_bot" },
    chats: new Map<number, StandInChat>(),
    messages: [] as StandInMessage[],
    updates: [] as PendingUpdate[],
    allowedUpdates: [] as string[],
    webhook: null as StandInWebhook | null,
    files: new Map<string, StandInFile>(),
    /** Presses by callback id. */
    presses: new Map<string, { chatId: number; answered: Json | null; expired: boolean }>(),
    /** Commands by scope and language, names and descriptions by kind and language. */
    commands: new Map<string, Json[]>(),
    texts: new Map<string, string>(),
    calls: [] as Call[],
    lastMessageId: 0,
    // Telegram starts anywhere; far from 1 so that no test takes an update's id for its place.
    lastUpdateId: 870_000_000,
    listeners: new Set<() => void>(),
    closed: new AbortController(),
  };
}

/** To be called after each change that somebody may wait for. */
export function changed(state: StandInState): void {
  for (const listener of [...state.listeners]) listener();
}

export function unixNow(): number {
  return Math.floor(Date.now() / 1000);
}
