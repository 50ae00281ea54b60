import { fileURLToPath } from "node:url";
import type { Db } from "../store/db.ts";
import { migrateEmbedded, migratePostgresDatabase } from "../store/migrate.ts";
import { openPglite } from "../store/pglite.ts";
import { openPostgres } from "../store/postgres.ts";
import { createDatabase } from "./postgres-server.ts";

export const MIGRATIONS = fileURLToPath(new URL("../../migrations", import.meta.url));

export const STORES = ["pglite", "postgres"] as const;
export type StoreKind = (typeof STORES)[number];

export type TestDatabase = { db: Db; url: string | null; drop(): Promise<void> };

/** An empty, migrated database of the kind named. Drop it when done. */
export async function testDatabase(kind: StoreKind): Promise<TestDatabase> {
  if (kind === "pglite") {
    const db = await openPglite();
    await migrateEmbedded(db, MIGRATIONS);
    return { db, url: null, drop: () => db.close() };
  }
  const { url, drop } = await createDatabase();
  await migratePostgresDatabase(url, MIGRATIONS);
  const db = openPostgres({ url });
  return {
    db,
    url,
    async drop() {
      await db.close();
      await drop();
    },
  };
}
