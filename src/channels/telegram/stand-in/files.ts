import { badRequest } from "./api-failure.ts";
import type { StandInFile, StandInState } from "./state.ts";

type Bytes = Uint8Array<ArrayBuffer>;

/** Keeps a file for download and gives it the ids that the Bot API would. */
export function storeFile(state: StandInState, kind: string, bytes: Bytes, mime: string, name?: string): StandInFile {
  const number = state.files.size + 1;
  const path = `${kind}/${name || `file_${number}`}`;
  const file = { fileId: `AgAC-${kind}-${number}`, path, bytes, mime: mime || "application/octet-stream" };
  state.files.set(file.fileId, file);
  return file;
}

export function fileById(state: StandInState, fileId: string): StandInFile {
  const file = state.files.get(fileId);
  if (file === undefined) throw badRequest("wrong file_id or the file is temporarily unavailable");
  return file;
}
