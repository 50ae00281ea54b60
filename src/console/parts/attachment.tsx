import type { FC } from "hono/jsx";
import type { TimelineMessage } from "../../services/conversation/read-conversation.ts";
import type { Reader } from "../../ui/say.ts";
import { Bdi } from "../../ui/user-text.tsx";

type AttachmentProps = Reader & { message: TimelineMessage };

/** What came with or instead of words. Nothing is loaded from anywhere but here, and pictures only when asked for. */
export const Attachment: FC<AttachmentProps> = ({ message, t }) => {
  const { kind, body } = message;
  switch (kind) {
    case "media":
      return <Media message={message} t={t} />;
    case "location":
      return body.location ? <Location at={body.location} t={t} /> : null;
    case "contact_card":
      return body.contactCard ? (
        <p class="card">
          <span class="hint">{t("attachment.contact_card")}</span> <Bdi>{body.contactCard.name}</Bdi>{" "}
          <bdi dir="ltr">{body.contactCard.phone}</bdi>
        </p>
      ) : null;
    case "unsupported":
      return (
        <p class="card">
          {t("attachment.unsupported")} <bdi dir="ltr">{body.what ?? ""}</bdi>
        </p>
      );
    case "start":
      return <p class="card">{t("attachment.start")}</p>;
    case "text":
    case "choice":
    case "note":
      return null;
  }
};

const Media: FC<{ message: TimelineMessage; t: Reader["t"] }> = ({ message, t }) => {
  const media = message.body.media;
  if (!media) return null;
  const what = t(`media.${media.kind}`);
  if (!message.file)
    return (
      <p class="card">
        {what} · {t("attachment.on_its_way")}
      </p>
    );
  const src = `/console/messages/${message.id}/file`;
  if (media.kind === "voice" || media.kind === "audio")
    return (
      <div class="card voice">
        <p>
          {what}
          {media.duration !== null && ` · ${t("attachment.seconds", { count: media.duration })}`}
          <span class={message.heard ? "hint" : "unheard"}>
            {" "}
            · {t(message.heard ? "attachment.heard" : "attachment.unheard")}
          </span>
        </p>
        {/* biome-ignore lint/a11y/useMediaCaption: a voice note has no captions */}
        <audio
          controls
          preload="none"
          src={src}
          aria-label={what}
          data-heard={message.heard ? undefined : `/console/messages/${message.id}/heard`}
        />
      </div>
    );
  if (media.kind === "photo" || media.kind === "sticker")
    return (
      <details class="card photo">
        <summary>
          {what} · {t("attachment.show_photo")}
        </summary>
        <img src={src} alt={t("attachment.photo_alt")} loading="lazy" />
      </details>
    );
  return (
    <p class="card">
      {what} {media.name && <Bdi>{media.name}</Bdi>}{" "}
      <a href={`${src}?download=1`} download={media.name ?? undefined}>
        {t("attachment.download", { size: t("attachment.kilobytes", { n: Math.ceil(message.file.size / 1024) }) })}
      </a>
    </p>
  );
};

const Location: FC<{ at: { latitude: number; longitude: number }; t: Reader["t"] }> = ({ at, t }) => {
  const text = `${at.latitude.toFixed(5)}, ${at.longitude.toFixed(5)}`;
  return (
    <p class="card">
      {t("attachment.location")} <bdi dir="ltr">{text}</bdi>{" "}
      <a
        href={`https://www.openstreetmap.org/?mlat=${at.latitude}&mlon=${at.longitude}#map=16/${at.latitude}/${at.longitude}`}
        rel="noreferrer noopener"
        target="_blank"
      >
        {t("attachment.open_map")}
      </a>
    </p>
  );
};
