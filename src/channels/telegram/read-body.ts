import type { HonoRequest } from "hono";

/** The body as text, or null when it is over `limit` bytes. Reads nothing of a body that says it is too long. */
export async function readBody(request: HonoRequest, limit: number): Promise<string | null> {
  const length = request.header("content-length");
  // HTTP itself holds the body to its stated length; this way takes the server's fast path.
  if (length !== undefined) return Number(length) > limit ? null : request.text();
  const reader = request.raw.body?.getReader();
  const decoder = new TextDecoder();
  let size = 0;
  let text = "";
  for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
    size += next.value.byteLength;
    if (size > limit) {
      await reader?.cancel();
      return null;
    }
    text += decoder.decode(next.value, { stream: true });
  }
  return text + decoder.decode();
}
