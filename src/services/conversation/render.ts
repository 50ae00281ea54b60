import type { Language } from "../../base/language.ts";
import type { ChannelLimits } from "../../domain/channel.ts";
import type { MessageBody } from "../../domain/message.ts";
import type { OfferedChoice, TextRef } from "../../engine/event.ts";
import type { Translate } from "../../i18n/translate.ts";
import { splitMessage } from "../../text/chunk.ts";

/**
 * A text as messages that the channel takes: cut at the end of a sentence or word where it is too long, choices with the
 * last one. A channel without buttons gets them as a numbered list; digits stay 0-9 there, as they are on any keyboard.
 */
export function render(
  translate: Translate,
  limits: ChannelLimits,
  language: Language,
  text: TextRef,
  offered: readonly OfferedChoice[] = [],
): MessageBody[] {
  const choices = offered.map(({ token, label }) => ({ token, label: translate(language, label.key, label.params) }));
  const words = translate(language, text.key, text.params);
  const list = limits.buttons ? "" : choices.map(({ label }, n) => `\n${n + 1}. ${label}`).join("");
  const parts = splitMessage(list ? `${words}\n${list}` : words, limits.textLength);
  return parts.map((part, n) =>
    n === parts.length - 1 && choices.length > 0 ? { text: part, choices } : { text: part },
  );
}
