import type { FC } from "hono/jsx";
import type { Reader } from "../../../ui/say.ts";
import { dayKey, dayName } from "../../../ui/time.tsx";
import { type View, withView } from "../chat.ts";
import type { ChatMessage, ChatView } from "../read-chat.ts";
import { Line, Message } from "./message.tsx";

type LogProps = Reader & { chat: ChatView; view: View };

/** The messages with what stands between them; the page's script exchanges what changed, by id. */
export const Log: FC<LogProps> = ({ chat: { messages, place, typing }, view, lang, t }) => (
  <div id="log" class="log" role="log" aria-live="polite" aria-label={t("log.label")}>
    <Line id="about" text={t("log.about")} kind="about" />
    {messages.length === 0 && <Empty view={view} t={t} />}
    {messages.map((message, n) => {
      const before = messages[n - 1];
      return (
        <>
          {dayKey(before?.at ?? 0) !== dayKey(message.at) && (
            <Line id={`day-${message.id}`} text={dayName(lang, message.at)} kind="day" />
          )}
          {isAnew(before, message) && <Line id={`anew-${message.id}`} text={t("log.new_conversation")} />}
          <Message message={message} follows={follows(before, message)} view={view} lang={lang} t={t} />
        </>
      );
    })}
    {place === null && messages.length > 0 && <Line id="erased" text={t("log.erased")} />}
    {typing && <Typing t={t} />}
  </div>
);

/** Said by the same within the same minutes. */
const RUN_MS = 300_000;

function follows(before: ChatMessage | undefined, { author, kind, at }: ChatMessage): boolean {
  if (!before || kind === "start" || before.kind === "choice" || before.kind === "start") return false;
  return before.author === author && at - before.at < RUN_MS;
}

function isAnew(before: ChatMessage | undefined, message: ChatMessage): boolean {
  return before !== undefined && message.conversationId !== null && before.conversationId !== message.conversationId;
}

const Empty: FC<{ view: View; t: Reader["t"] }> = ({ view, t }) => (
  <div class="empty" id="m-empty">
    <p class="empty-title">{t("empty.title")}</p>
    <p>{t(`empty.${view.mode}`)}</p>
    {view.mode === "buttons" && (
      <form method="post" action={withView("/try/starts", view)}>
        <button class="start" type="submit">
          {t("empty.start")}
        </button>
      </form>
    )}
  </div>
);

const Typing: FC<{ t: Reader["t"] }> = ({ t }) => (
  <div class="message bot typing" id="m-typing">
    <div class="bubble">
      <span class="visually-hidden">{t("log.typing")}</span>
      <span class="dot" aria-hidden="true" />
      <span class="dot" aria-hidden="true" />
      <span class="dot" aria-hidden="true" />
    </div>
  </div>
);
