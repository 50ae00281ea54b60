/** The kinds of update that `parseUpdate` reads; Telegram sends no others. */
export const ALLOWED_UPDATES = ["message", "edited_message", "callback_query", "my_chat_member"] as const;
