import type { Tx } from "../../store/db.ts";
import * as schema from "../../store/schema.ts";

/** Notes a delivery by its keyed hash; false when it was noted before, and nothing more is to be done about it. */
export async function isFirstTime(tx: Tx, hash: Uint8Array, at: Date): Promise<boolean> {
  const noted = await tx.orm
    .insert(schema.receipt)
    .values({ hash, at })
    .onConflictDoNothing()
    .returning({ at: schema.receipt.at });
  return noted.length > 0;
}
