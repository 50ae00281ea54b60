import { inArray, lt, lte } from "drizzle-orm";
import type { Ctx } from "../services/context.ts";
import { closeInactive } from "../store/close-inactive.ts";
import * as schema from "../store/schema.ts";

const DAY_MS = 86_400_000;
/** Telegram keeps an update for a day; a week also covers a delivery that a person's phone held back. */
const RECEIPT_DAYS = 7;
/** A talk with the bot that has rested this long is over; what is written next opens another. */
const INACTIVE_DAYS = 7;
const BATCH = 100;

/** Housekeeping: old receipts, conversations that have come to rest, blobs whose owner is gone. */
export async function sweep(ctx: Ctx): Promise<void> {
  const now = ctx.clock();
  await ctx.db.orm.delete(schema.receipt).where(lt(schema.receipt.at, new Date(now - RECEIPT_DAYS * DAY_MS)));
  await closeInactive(ctx.db, now, now - INACTIVE_DAYS * DAY_MS);
  const gone = await ctx.db.orm
    .select({ id: schema.blobRemoval.id })
    .from(schema.blobRemoval)
    .where(lte(schema.blobRemoval.dueAt, new Date(now)))
    .limit(BATCH);
  for (const { id } of gone) await ctx.blobs.remove(id);
  if (gone.length > 0) {
    const ids = gone.map(({ id }) => id);
    await ctx.db.orm.delete(schema.blobRemoval).where(inArray(schema.blobRemoval.id, ids));
  }
}
