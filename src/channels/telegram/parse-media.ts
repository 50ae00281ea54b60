import type { InboundMedia, MediaKind } from "../../domain/channel.ts";
import type { TelegramMessage } from "./update-schema.ts";

/** What a bot may download (core.telegram.org/bots/api#getfile). */
const MAX_DOWNLOAD_BYTES = 20 * 1024 * 1024;

/** The file a message carries, or null. An animation also comes as a document, a live photo also as a photo. */
export function parseMedia(message: TelegramMessage): InboundMedia | null {
  const { voice, audio, video, video_note, document, animation } = message;
  if (voice) return media("voice", voice, "audio/ogg");
  if (audio) return media("audio", audio, null);
  if (animation) return media("animation", animation, "video/mp4");
  if (video) return media("video", video, "video/mp4");
  if (video_note) return media("video", video_note, "video/mp4");
  if (message.photo) return media("photo", bestPhoto(message.photo), "image/jpeg");
  if (message.sticker) return media("sticker", message.sticker, stickerMime(message.sticker));
  if (document) return media("document", document, null);
  return null;
}

type File = {
  file_id: string;
  file_size?: number | undefined;
  mime_type?: string | undefined;
  duration?: number | undefined;
  file_name?: string | undefined;
};

function media(kind: MediaKind, file: File, usualMime: string | null): InboundMedia {
  return {
    kind,
    fileRef: file.file_id,
    mime: file.mime_type ?? usualMime,
    size: file.file_size ?? null,
    duration: file.duration ?? null,
    name: file.file_name ?? null,
  };
}

type PhotoSize = NonNullable<TelegramMessage["photo"]>[number];

function bestPhoto(sizes: PhotoSize[]): PhotoSize {
  const area = (photo: PhotoSize) => photo.width * photo.height;
  const sorted = [...sizes].sort((a, b) => area(a) - area(b));
  const best = sorted.findLast((photo) => (photo.file_size ?? 0) <= MAX_DOWNLOAD_BYTES) ?? sorted[0];
  if (best === undefined) throw new Error("a photo without sizes passed the schema");
  return best;
}

function stickerMime(sticker: NonNullable<TelegramMessage["sticker"]>): string {
  if (sticker.is_animated) return "application/x-tgsticker";
  return sticker.is_video ? "video/webm" : "image/webp";
}
