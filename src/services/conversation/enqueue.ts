import { seal } from "../../base/secret.ts";
import type { Author, MessageBody } from "../../domain/message.ts";
import type { Tx } from "../../store/db.ts";
import * as schema from "../../store/schema.ts";
import type { Ctx } from "../context.ts";
import type { Locked } from "./lock.ts";

export type Outgoing = {
  /** Made by who asks for it; the same id sent again changes nothing. */
  id: string;
  author: Exclude<Author, "person">;
  officerId: string | null;
  body: MessageBody;
};

/**
 * Stores a message to the person and puts it into the outbox, under the lock; false when its id stands there already.
 * Held, it does not go out yet. What is no direct answer goes through `sendFirst`, which judges that.
 * Call `ctx.wake()` after the commit.
 */
export async function enqueueMessage(
  ctx: Ctx,
  tx: Tx,
  locked: Locked,
  outgoing: Outgoing,
  state: "queued" | "held" = "queued",
): Promise<boolean> {
  const { id, author, officerId, body } = outgoing;
  const now = new Date(ctx.clock());
  const written = await tx.orm
    .insert(schema.message)
    .values({
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
      state,
    })
    .onConflictDoNothing()
    .returning({ id: schema.message.id });
  if (written.length === 0) return false;
  if (state === "held") return true;
  await tx.orm.insert(schema.outbox).values({
    channel: locked.address.channel,
    addressId: locked.address.id,
    messageId: id,
    state: "queued",
    dueAt: now,
    createdAt: now,
  });
  return true;
}
