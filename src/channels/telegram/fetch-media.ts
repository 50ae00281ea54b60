import type { Api } from "grammy";
import { DeliveryError } from "../../base/errors.ts";
import type { FetchedMedia } from "../../domain/channel.ts";
import { asGrammySignal, type Fetch } from "./api.ts";
import { toDeliveryError } from "./to-delivery-error.ts";

type MediaSource = { api: Api; fetch: Fetch; token: string; apiRoot: string; timeoutMs: number };

/** Downloads a file of at most `maxBytes`; throws `DeliveryError`, never with the URL, which holds the token. */
export async function fetchMedia(from: MediaSource, fileRef: string, maxBytes: number): Promise<FetchedMedia> {
  const signal = AbortSignal.timeout(from.timeoutMs);
  try {
    const file = await from.api.getFile(fileRef, asGrammySignal(signal));
    if (file.file_path === undefined) throw rejected("the file has no path");
    if ((file.file_size ?? 0) > maxBytes) throw rejected("the file is over the limit");
    const path = file.file_path.split("/").map(encodeURIComponent).join("/");
    // A redirect would carry the token on to another host.
    const response = await from.fetch(`${from.apiRoot}/file/bot${from.token}/${path}`, { signal, redirect: "manual" });
    if (!response.ok) throw refused(response.status);
    return { bytes: await readUpTo(maxBytes, response), mime: mimeOf(response) };
  } catch (error) {
    throw toDeliveryError(error, signal.aborted);
  }
}

async function readUpTo(maxBytes: number, response: Response): Promise<Uint8Array> {
  if (Number(response.headers.get("content-length") ?? 0) > maxBytes) {
    await response.body?.cancel();
    throw rejected("the file is over the limit");
  }
  const reader = response.body?.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
    size += next.value.byteLength;
    if (size > maxBytes) {
      await reader?.cancel();
      throw rejected("the file is over the limit");
    }
    chunks.push(next.value);
  }
  return joined(chunks, size);
}

function joined(chunks: Uint8Array[], size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}

// Telegram serves every file as a stream of octets; the update knew better.
function mimeOf(response: Response): string | null {
  const mime = response.headers.get("content-type")?.split(";")[0]?.trim() ?? null;
  return mime === "application/octet-stream" ? null : mime;
}

function refused(status: number): DeliveryError {
  const cause = new Error(`the file was answered ${status}`);
  if (status === 429) return new DeliveryError("rate_limited", { cause });
  if (status === 401) return new DeliveryError("unauthorized", { cause });
  return new DeliveryError(status >= 500 ? "provider_down" : "rejected", { cause });
}

function rejected(why: string): DeliveryError {
  return new DeliveryError("rejected", { cause: new Error(why) });
}
