import type { FC } from "hono/jsx";
import type { Reader } from "../../../ui/say.ts";
import { Clock } from "../../../ui/time.tsx";
import { UserText } from "../../../ui/user-text.tsx";
import { type View, withView } from "../chat.ts";
import type { ChatMessage } from "../read-chat.ts";
import { Icon } from "./icons.tsx";

type MessageProps = Reader & { message: ChatMessage; follows: boolean; view: View };

/** One message as a phone shows it. What was pressed or opened is a line of its own: phones do not show that at all. */
export const Message: FC<MessageProps> = ({ message, follows, view, lang, t }) => {
  const { id, author, kind, at, choices } = message;
  if (kind === "start") return <Line id={id} text={t("message.start")} />;
  if (kind === "choice") return <Pressed message={message} t={t} />;
  const side = author === "person" ? "mine" : author;
  const bare = kind === "media" && message.text === "" && message.media?.kind === "photo";
  return (
    <div class={`message ${side}${follows ? " follows" : ""}`} id={`m-${id}`}>
      <div class={`bubble${bare ? " bare" : ""}`}>
        <p class={author === "officer" ? "from" : "visually-hidden"}>{t(`from.${author}`)}</p>
        <Media message={message} view={view} t={t} />
        {shown(message) && <UserText text={shown(message)} />}
        {kind !== "text" && kind !== "media" && <p class="other-kind">{t("message.other_kind")}</p>}
        <p class="stamp">
          {message.edited !== null && <span class="edited">{t("message.edited")} </span>}
          <Clock at={at} lang={lang} />
          {author === "person" && <Ticks label={t("message.received")} />}
        </p>
        {isEditable(message, view) && (
          <button class="edit" type="button" aria-label={t("message.edit")}>
            <Icon name="edit" />
          </button>
        )}
      </div>
      {message.state === "failed" && <p class="failed">{t("message.failed", { code: message.failure ?? "" })}</p>}
      {view.mode === "buttons" && choices.length > 0 && <Choices message={message} view={view} t={t} />}
    </div>
  );
};

export const Line: FC<{ id: string; text: string; kind?: string }> = ({ id, text, kind = "line" }) => (
  <div class={kind} id={`m-${id}`}>
    <p>{text}</p>
  </div>
);

function shown({ edited, text }: ChatMessage): string {
  return edited ?? text;
}

/** Own words may be changed where the channel knows of changes; plain-text channels we stand for do not tell. */
function isEditable({ author, kind }: ChatMessage, { mode }: View): boolean {
  return author === "person" && kind === "text" && mode === "buttons";
}

const Pressed: FC<{ message: ChatMessage; t: Reader["t"] }> = ({ message, t }) => (
  <div class="pressed" id={`m-${message.id}`}>
    <p>
      <span class="visually-hidden">{t("message.pressed")} </span>
      <bdi>{message.pressed}</bdi>
    </p>
  </div>
);

/** Buttons of old messages stay: pressing one late is a thing that people do. */
const Choices: FC<{ message: ChatMessage; view: View; t: Reader["t"] }> = ({ message, view, t }) => (
  <form class="press" method="post" action={withView("/try/presses", view)}>
    <fieldset class="choices">
      <legend class="visually-hidden">{t("message.choices")}</legend>
      {message.choices.map(({ token, label }) => (
        <button type="submit" name="token" value={token} dir="auto">
          {label}
        </button>
      ))}
    </fieldset>
  </form>
);

const Media: FC<{ message: ChatMessage; view: View; t: Reader["t"] }> = ({ message: { id, media }, view, t }) => {
  if (!media) return null;
  const what = t(`media.${media.kind}`);
  if (!media.ready) return <p class="media-waits">{t("media.waits", { what })}</p>;
  const src = withView(`/try/media/${id}`, view);
  switch (media.kind) {
    case "voice":
    case "audio":
      // biome-ignore lint/a11y/useMediaCaption: a voice note has no captions
      return <audio controls preload="metadata" src={src} aria-label={what} />;
    case "photo":
      return <img class="picture" src={src} alt={what} />;
    default:
      return (
        <a class="file" href={src} download>
          <bdi>{media.name ?? what}</bdi>
        </a>
      );
  }
};

const Ticks: FC<{ label: string }> = ({ label }) => (
  <svg class="ticks" viewBox="0 0 18 12" width="16" height="11" role="img" aria-label={label}>
    <path d="M1 6.5 4.5 10 11 2M7.5 9l1 1L15.5 2" fill="none" stroke="currentColor" stroke-width="1.6" />
  </svg>
);
