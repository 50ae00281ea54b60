import { DeliveryError } from "../../base/errors.ts";
import { dataKey, newSecret, open, seal } from "../../base/secret.ts";
import type { FetchedMedia } from "../../domain/channel.ts";
import type { Ctx } from "../../services/context.ts";
import * as schema from "../../store/schema.ts";

/** One that no job has fetched by then has no message any more. */
const LONGEST_MS = 86_400_000;

/**
 * A file that the page sent, until the media job fetches it; on other channels it stands at the provider meanwhile.
 * It is sealed with a key of its own that stands only in the `fileRef`, which the message keeps under the contact's key:
 * whoever is erased before the job runs leaves bytes that nobody can open.
 */
export async function keepUpload(ctx: Ctx, bytes: Uint8Array): Promise<string> {
  const id = ctx.ids();
  const secret = newSecret();
  await ctx.db.orm.insert(schema.blobRemoval).values({ id, dueAt: new Date(ctx.clock() + LONGEST_MS) });
  await ctx.blobs.put(id, seal(dataKey(id, secret), place(id), bytes));
  return `${id}.${Buffer.from(secret).toString("base64url")}`;
}

/** The bytes, which then go at the next sweep: a job that fails on them now may ask once more. */
export async function takeUpload(ctx: Ctx, fileRef: string, maxBytes: number): Promise<FetchedMedia> {
  const { id, secret } = partsOf(fileRef);
  const sealed = await ctx.blobs.get(id);
  if (!sealed) throw new DeliveryError("rejected", { cause: new Error("the upload is no longer kept") });
  const bytes = open(dataKey(id, secret), place(id), sealed);
  await ctx.db.orm
    .insert(schema.blobRemoval)
    .values({ id, dueAt: new Date(ctx.clock()) })
    .onConflictDoUpdate({ target: schema.blobRemoval.id, set: { dueAt: new Date(ctx.clock()) } });
  if (bytes.length > maxBytes) throw new DeliveryError("rejected", { cause: new Error("the upload is too large") });
  return { bytes, mime: null };
}

/** For an upload whose message was not taken. */
export async function dropUpload(ctx: Ctx, fileRef: string): Promise<void> {
  await ctx.blobs.remove(partsOf(fileRef).id);
}

function partsOf(fileRef: string): { id: string; secret: Uint8Array } {
  const dot = fileRef.indexOf(".");
  return { id: fileRef.slice(0, dot), secret: Buffer.from(fileRef.slice(dot + 1), "base64url") };
}

function place(id: string): string {
  return `simulator.upload.${id}`;
}
