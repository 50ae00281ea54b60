import { eq } from "drizzle-orm";
import { z } from "zod";
import { Refusal } from "../../base/errors.ts";
import { open } from "../../base/secret.ts";
import { mayAccess } from "../../domain/may-access.ts";
import * as schema from "../../store/schema.ts";
import { authorize } from "../authorize.ts";
import type { Ctx } from "../context.ts";
import { contactKey } from "./lock.ts";
import { noteReading } from "./note-reading.ts";

const Input = z.strictObject({ messageId: z.uuid() });

/** The file that came with a message, opened. Its type is what the provider said, and not to be trusted. */
export async function readMedia(
  ctx: Ctx,
  input: z.input<typeof Input>,
): Promise<{ id: string; bytes: Uint8Array; mime: string }> {
  const officer = authorize(ctx, "conversation.read");
  const { messageId } = Input.parse(input);
  const { blob, conversation, message } = schema;
  const [found] = await ctx.db.orm
    .select({
      id: blob.id,
      mime: blob.mime,
      contactId: blob.contactId,
      conversationId: message.conversationId,
      lane: conversation.lane,
    })
    .from(blob)
    .innerJoin(message, eq(message.id, blob.messageId))
    .innerJoin(conversation, eq(conversation.id, message.conversationId))
    .where(eq(blob.messageId, messageId));
  if (!found || !mayAccess(officer, found.lane)) throw new Refusal("not_found", "there is no file with this message");
  const key = await contactKey(ctx, ctx.db, found.contactId);
  const sealed = await ctx.blobs.get(found.id);
  if (!sealed) throw new Refusal("not_found", "the file is no longer kept");
  await noteReading(ctx, officer, "conversation.read", [found.conversationId]);
  return { id: found.id, mime: found.mime, bytes: open(key, `blob.bytes.${found.id}`, sealed) };
}
