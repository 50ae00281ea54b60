import type { FC } from "hono/jsx";
import type { Signal } from "../../domain/reading.ts";
import type { TimelineMessage } from "../../services/conversation/read-conversation.ts";
import { Badge } from "../../ui/parts.tsx";
import type { Reader } from "../../ui/say.ts";
import { Clock } from "../../ui/time.tsx";
import { Bdi, UserText } from "../../ui/user-text.tsx";
import { words } from "../words.ts";
import { Attachment } from "./attachment.tsx";

type MessageProps = Reader & { message: TimelineMessage; follows: boolean };

/** One message: whose it is shows by side, colour and name. */
export const Message: FC<MessageProps> = ({ message, follows, lang, t }) => {
  const side = message.direction === "note" ? "note" : message.author;
  const { body, edited } = message;
  const shown = edited?.body ?? body;
  const signals = shown.signals ?? [];
  return (
    <li
      id={`item-${message.id}`}
      class={`message ${side}${follows ? " follows" : ""}${message.risk === "none" ? "" : ` ${message.risk}`}`}
    >
      <p class="from">
        <From message={message} t={t} />
      </p>
      <div class="bubble">
        {message.late && <Badge kind="warn">{t("message.late")}</Badge>}
        <Attachment message={message} lang={lang} t={t} />
        {shown.text && <UserText text={shown.text} spans={signals} markTitle={({ kind }) => t(`signal.${kind}`)} />}
        {body.choices && body.choices.length > 0 && (
          <ul class="choices" aria-label={t("message.choices")}>
            {body.choices.map(({ label }) => (
              <li dir="auto">{label}</li>
            ))}
          </ul>
        )}
        {signals.length > 0 && <Signals signals={signals} t={t} />}
        {edited && (
          <details class="original">
            <summary>{t("message.edited")}</summary>
            <UserText text={body.text} spans={body.signals ?? []} />
          </details>
        )}
        <p class="stamp">
          <Clock at={message.at} lang={lang} />
          {message.direction === "out" && <Delivery message={message} t={t} />}
        </p>
      </div>
    </li>
  );
};

const From: FC<{ message: TimelineMessage; t: Reader["t"] }> = ({ message, t }) => {
  if (message.direction === "note")
    return (
      <>
        {t("from.note")} · <Bdi>{message.officer ?? ""}</Bdi>
      </>
    );
  if (message.author === "officer")
    return (
      <>
        {t("from.officer")} · <Bdi>{message.officer ?? ""}</Bdi>
      </>
    );
  return <>{t(`from.${message.author}`)}</>;
};

const Signals: FC<{ signals: readonly Signal[]; t: Reader["t"] }> = ({ signals, t }) => (
  <p class="signals">
    <span class="visually-hidden">{t("message.signals")}</span>
    {[...new Set(signals.map(({ kind }) => kind))].map((kind) => (
      <Badge kind="bad">{t(`signal.${kind}`)}</Badge>
    ))}
  </p>
);

const Delivery: FC<{ message: TimelineMessage; t: Reader["t"] }> = ({ message: { state, failure }, t }) =>
  state === "failed" ? (
    <strong class="failed">{t("delivery.failed", { why: words(t, "failure", failure) })}</strong>
  ) : (
    <span class={`delivery ${state}`}>{t(`delivery.${state}`)}</span>
  );
