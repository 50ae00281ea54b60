import { badRequest } from "../api-failure.ts";
import { addMessage, reachableChat } from "../chats.ts";
import { fileById, storeFile } from "../files.ts";
import { formattedText } from "../formatted-text.ts";
import { inlineKeyboard } from "../keyboard.ts";
import type { Params } from "../params.ts";
import { showMessage } from "../show-message.ts";
import type { Json, StandInFile, StandInState } from "../state.ts";
import type { Method, Methods } from "./method.ts";

const CAPTION_LENGTH = 1024;
const MAX_DOWNLOAD_BYTES = 20 * 1024 * 1024;

export const mediaMethods: Methods = {
  sendVoice: sends("voice", (file) => ({ duration: 0, mime_type: file.mime })),
  sendAudio: sends("audio", (file) => ({ duration: 0, mime_type: file.mime })),
  sendVideo: sends("video", (file) => ({ duration: 0, width: 640, height: 360, mime_type: file.mime })),
  sendDocument: sends("document", (file) => ({ file_name: file.path.split("/").at(-1), mime_type: file.mime })),
  sendAnimation: sends("animation", (file) => ({ duration: 0, width: 320, height: 240, mime_type: file.mime })),
  sendPhoto: sends("photo", () => ({ width: 640, height: 480 })),
  sendLocation(state, params) {
    const chat = reachableChat(state, params);
    const latitude = params.float("latitude");
    const longitude = params.float("longitude");
    if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) throw badRequest("wrong location specified");
    return showMessage(addMessage(state, chat, "bot", { content: { location: { latitude, longitude } } }));
  },
  getFile(state, params) {
    if (!params.has("file_id")) throw badRequest("file_id not specified");
    const file = fileById(state, params.string("file_id"));
    if (file.bytes.byteLength > MAX_DOWNLOAD_BYTES) throw badRequest("file is too big");
    return { ...showFile(file), file_path: file.path };
  },
};

function sends(kind: string, describe: (file: StandInFile) => Json): Method {
  return async (state, params) => {
    const chat = reachableChat(state, params);
    const reply_markup = inlineKeyboard(params);
    const caption = formattedText(params, "caption");
    if (caption.length > CAPTION_LENGTH) throw badRequest("message caption is too long");
    const file = await fileOf(state, params, kind);
    const shown = { ...showFile(file), ...describe(file) };
    const content = { [kind]: kind === "photo" ? [shown] : shown };
    const parts = { content, ...(caption !== "" && { caption }), ...(reply_markup && { reply_markup }) };
    return showMessage(addMessage(state, chat, "bot", parts));
  };
}

async function fileOf(state: StandInState, params: Params, kind: string): Promise<StandInFile> {
  const upload = params.file(kind);
  if (upload) return storeFile(state, kind, new Uint8Array(await upload.arrayBuffer()), upload.type, upload.name);
  const value = params.string(kind);
  if (value === "") throw badRequest(`there is no ${kind} in the request`);
  // A stand-in reaches for nothing outside this machine.
  if (/^https?:/.test(value)) throw badRequest("failed to get HTTP URL content");
  return fileById(state, value);
}

function showFile({ fileId, bytes }: StandInFile): Json {
  return { file_id: fileId, file_unique_id: `u${fileId}`, file_size: bytes.byteLength };
}
