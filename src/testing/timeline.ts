import { asc, eq } from "drizzle-orm";
import { open } from "../base/secret.ts";
import type { MessageBody } from "../domain/message.ts";
import type { Ctx } from "../services/context.ts";
import * as schema from "../store/schema.ts";

export type Told = Omit<typeof schema.message.$inferSelect, "body"> & { body: MessageBody };

/** Every message of everyone, opened, in the order in which officers see them. */
export async function timeline(ctx: Ctx): Promise<Told[]> {
  const { message, contact, dataKey } = schema;
  const rows = await ctx.db.orm
    .select({ message, id: dataKey.id, wrapped: dataKey.wrapped })
    .from(message)
    .innerJoin(contact, eq(contact.id, message.contactId))
    .innerJoin(dataKey, eq(dataKey.id, contact.keyId))
    .orderBy(asc(message.sentAt), asc(message.sequence), asc(message.seq));
  return rows.map(({ message: row, id, wrapped }) => {
    const plain = open(ctx.keys.unwrap(id, wrapped), `message.body.${row.id}`, row.body).toString("utf8");
    return { ...row, body: JSON.parse(plain) as MessageBody };
  });
}
