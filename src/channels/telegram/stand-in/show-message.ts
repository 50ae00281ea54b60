import type { Json, StandInMessage } from "./state.ts";

/** A message in the shape of the Bot API. */
export function showMessage(message: StandInMessage): Json {
  const { fromBot: _, silent: __, content, text, caption, reply_markup, ...envelope } = message;
  return {
    ...envelope,
    ...(text !== undefined && { text }),
    ...content,
    ...(caption !== undefined && { caption }),
    ...(reply_markup !== undefined && { reply_markup }),
  };
}
