import { storeFile } from "./files.ts";
import type { Json, StandInState } from "./state.ts";

type Bytes = Uint8Array<ArrayBuffer>;

const FILES = ["voice", "audio", "photo", "video", "video_note", "animation", "document", "sticker"] as const;
type FileKind = (typeof FILES)[number];
type Details = { caption?: string; duration?: number; name?: string; mime?: string };

/** What a person can send besides text; files are stored for the bot to fetch. */
export type PersonSends =
  | { [K in FileKind]: Record<K, Bytes> & Details }[FileKind]
  | { location: { latitude: number; longitude: number } }
  | { contact: { phone_number: string; first_name: string; last_name?: string } }
  /** Any other fields of a message, as the Bot API names them: a poll, a dice, a form that is not yet invented. */
  | { fields: Json };

const MIMES: Record<FileKind, string> = {
  voice: "audio/ogg",
  audio: "audio/mpeg",
  photo: "image/jpeg",
  video: "video/mp4",
  video_note: "video/mp4",
  animation: "video/mp4",
  sticker: "image/webp",
  document: "application/pdf",
};

/** The content fields of a message that carries this. */
export function contentOf(state: StandInState, sent: PersonSends): Json {
  if ("fields" in sent) return sent.fields;
  if ("location" in sent) return { location: sent.location };
  if ("contact" in sent) return { contact: sent.contact };
  const { duration = 3, name = "", mime }: Details = sent;
  const files: Partial<Record<FileKind, Bytes>> = sent;
  const kind = FILES.find((one) => files[one] !== undefined) ?? "document";
  const bytes = files[kind] ?? new Uint8Array();
  const stored = storeFile(state, kind, bytes, mime ?? MIMES[kind], name);
  const base = { file_id: stored.fileId, file_unique_id: `u${stored.fileId}`, file_size: bytes.byteLength };
  if (kind === "photo") {
    const small = { ...base, width: 90, height: 67, file_id: `${stored.fileId}-small`, file_size: 1 };
    return { photo: [small, { ...base, width: 1280, height: 960 }] };
  }
  if (kind === "sticker")
    return { sticker: { ...base, type: "regular", width: 512, height: 512, is_animated: false, is_video: false } };
  const described = { ...base, duration, mime_type: stored.mime, ...(name !== "" && { file_name: name }) };
  // Telegram repeats an animation as a document.
  return kind === "animation" ? { animation: described, document: described } : { [kind]: described };
}
