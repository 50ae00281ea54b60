import { eq } from "drizzle-orm";
import type { RevisionSource } from "../engine/revision.ts";
import type { Db, Tx } from "./db.ts";
import * as schema from "./schema.ts";

/** Keeps a compiled revision by its hash; one that stands there already is the same. */
export async function keepRevision(db: Db, hash: string, source: RevisionSource, now: number): Promise<void> {
  await db.orm
    .insert(schema.revision)
    .values({ hash, source, createdAt: new Date(now) })
    .onConflictDoNothing();
}

export async function loadRevision(db: Tx, hash: string): Promise<RevisionSource | null> {
  const [row] = await db.orm.select().from(schema.revision).where(eq(schema.revision.hash, hash));
  return (row?.source as RevisionSource | undefined) ?? null;
}
