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
  if (kind === "pglite") return { db: await emptied(), url: null, drop: async () => {} };
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

let embedded: Promise<Db> | null = null;

/** Starting one takes longer than most tests do: those of a file share it, and each finds it empty. */
async function emptied(): Promise<Db> {
  embedded ??= openPglite().then(async (db) => {
    await migrateEmbedded(db, MIGRATIONS);
    return db;
  });
  const db = await embedded;
  const tables = await db.run<{ names: string }>(
    {
      text: "select string_agg(quote_ident(tablename), ', ') as names from pg_tables where schemaname = 'public'",
      names: [],
    },
    {},
  );
  await db.run({ text: `truncate ${tables[0]?.names} restart identity cascade`, names: [] }, {});
  return db;
}
