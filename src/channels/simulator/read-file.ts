import { and, eq } from "drizzle-orm";
import { open } from "../../base/secret.ts";
import type { Ctx } from "../../services/context.ts";
import * as schema from "../../store/schema.ts";
import type { Chat } from "./chat.ts";
import { findPlace } from "./read-chat.ts";

/** The file of a message of this very chat, opened; null for any other. Its type is what the browser said. */
export async function readFile(
  ctx: Ctx,
  chat: Chat,
  messageId: string,
): Promise<{ bytes: Uint8Array; mime: string } | null> {
  const place = await findPlace(ctx, chat);
  if (!place) return null;
  const { blob } = schema;
  const [found] = await ctx.db.orm
    .select({ id: blob.id, mime: blob.mime })
    .from(blob)
    .where(and(eq(blob.messageId, messageId), eq(blob.contactId, place.address.contactId)));
  const sealed = found && (await ctx.blobs.get(found.id));
  return sealed ? { bytes: open(place.key, `blob.bytes.${found.id}`, sealed), mime: found.mime } : null;
}
