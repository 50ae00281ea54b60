import { and, asc, eq, isNull, lt, lte, ne, or } from "drizzle-orm";
import { DeliveryError } from "../base/errors.ts";
import { faultOf } from "../base/log.ts";
import { open, seal } from "../base/secret.ts";
import type { MessageBody } from "../domain/message.ts";
import type { Ctx } from "../services/context.ts";
import * as schema from "../store/schema.ts";
import type { Channels } from "./deliver.ts";

const LEASE_MS = 120_000;
const MOST_ATTEMPTS = 10;
const FIRST_WAIT_MS = 2_000;
const BATCH = 4;
/** What a provider that names no type is taken to have sent. */
const DEFAULT_MIME: Readonly<Record<string, string>> = {
  voice: "audio/ogg",
  audio: "audio/mpeg",
  photo: "image/jpeg",
  video: "video/mp4",
};

/** Fetches files that people sent and seals them into the blob store. Returns how many jobs it took on. */
export async function fetchDueMedia(ctx: Ctx, channels: Channels): Promise<number> {
  const { job } = schema;
  const now = new Date(ctx.clock());
  const due = await ctx.db.transaction(async (tx) => {
    const rows = await tx.orm
      .select()
      .from(job)
      .where(and(ne(job.state, "dead"), lte(job.dueAt, now), or(isNull(job.leaseUntil), lt(job.leaseUntil, now))))
      .orderBy(asc(job.dueAt))
      .limit(BATCH)
      .for("update", { skipLocked: true });
    for (const row of rows) {
      const leaseUntil = new Date(now.getTime() + LEASE_MS);
      await tx.orm
        .update(job)
        .set({ state: "running", attempts: row.attempts + 1, leaseUntil })
        .where(eq(job.id, row.id));
    }
    return rows;
  });
  await Promise.all(due.map((row) => run(ctx, channels, row)));
  return due.length;
}

type Job = typeof schema.job.$inferSelect;

async function run(ctx: Ctx, channels: Channels, job: Job): Promise<void> {
  try {
    await fetchOne(ctx, channels, job);
    await ctx.db.orm.delete(schema.job).where(eq(schema.job.id, job.id));
    ctx.changed();
  } catch (error) {
    const failure = error instanceof DeliveryError ? error : null;
    const attempts = job.attempts + 1;
    const again = (failure?.retryable ?? true) && attempts < MOST_ATTEMPTS;
    ctx.log.warn({ job: job.id, attempts, again, ...faultOf(error) }, "media_fetch_failed");
    const dueAt = new Date(ctx.clock() + (failure?.retryAfterMs ?? FIRST_WAIT_MS * 2 ** attempts));
    await ctx.db.orm
      .update(schema.job)
      .set({ state: again ? "queued" : "dead", dueAt, leaseUntil: null, failure: failure?.code ?? "our_fault" })
      .where(eq(schema.job.id, job.id));
  }
}

async function fetchOne(ctx: Ctx, channels: Channels, job: Job): Promise<void> {
  const { message, conversation, address, contact, dataKey, blob } = schema;
  const [row] = await ctx.db.orm
    .select({ message, channel: address.channel, keyId: dataKey.id, wrapped: dataKey.wrapped })
    .from(message)
    .innerJoin(conversation, eq(conversation.id, message.conversationId))
    .innerJoin(address, eq(address.id, conversation.addressId))
    .innerJoin(contact, eq(contact.id, message.contactId))
    .innerJoin(dataKey, eq(dataKey.id, contact.keyId))
    .where(eq(message.id, job.messageId));
  if (!row) return;
  const key = ctx.keys.unwrap(row.keyId, row.wrapped);
  const body: MessageBody = JSON.parse(open(key, `message.body.${row.message.id}`, row.message.body).toString("utf8"));
  const channel = channels.get(row.channel);
  if (!body.media) return;
  if (!channel) throw new DeliveryError("provider_down");
  const { bytes, mime } = await channel.fetchMedia(body.media.fileRef, ctx.settings.mediaBytes);
  const id = ctx.ids();
  await ctx.blobs.put(id, seal(key, `blob.bytes.${id}`, bytes));
  const kept = await ctx.db.orm
    .insert(blob)
    .values({
      id,
      messageId: row.message.id,
      contactId: row.message.contactId,
      mime: body.media.mime ?? mime ?? DEFAULT_MIME[body.media.kind] ?? "application/octet-stream",
      size: bytes.length,
      createdAt: new Date(ctx.clock()),
    })
    .onConflictDoNothing()
    .returning({ id: blob.id });
  if (kept.length === 0) await ctx.blobs.remove(id);
}
