import { seal } from "../../base/secret.ts";
import type { Author, MessageBody } from "../../domain/message.ts";
import type { Tx } from "../../store/db.ts";
import * as schema from "../../store/schema.ts";
import type { Ctx } from "../context.ts";
import type { Locked } from "./lock.ts";

/** Stores a message to the person and puts it into the outbox, under the lock. Call `ctx.wake()` after the commit. */
export async function enqueueMessage(
  ctx: Ctx,
  tx: Tx,
  locked: Locked,
  author: Exclude<Author, "person">,
  body: MessageBody,
  officerId: string | null = null,
): Promise<string> {
  const id = ctx.ids();
  const now = new Date(ctx.clock());
  await tx.orm.insert(schema.message).values({
    id,
    conversationId: locked.conversation.id,
    contactId: locked.conversation.contactId,
    direction: "out",
    author,
    officerId,
    kind: "text",
    body: seal(locked.key, `message.body.${id}`, JSON.stringify(body)),
    sentAt: now,
    arrivedAt: now,
    state: "queued",
  });
  await tx.orm.insert(schema.outbox).values({
    channel: locked.address.channel,
    addressId: locked.address.id,
    messageId: id,
    state: "queued",
    dueAt: now,
    createdAt: now,
  });
  return id;
}
