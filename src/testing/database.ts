import { fileURLToPath } from "node:url";
import type { Db } from "../store/db.ts";
import { migratePostgresDatabase } from "../store/migrate.ts";
import { openPostgres } from "../store/postgres.ts";
import { migratedPglite } from "./pglite-image.ts";
import { createDatabase } from "./postgres-server.ts";

const MIGRATIONS = fileURLToPath(new URL("../../migrations", import.meta.url));

export const STORES = ["pglite", "postgres"] as const;
export type StoreKind = (typeof STORES)[number];

export type TestDatabase = { db: Db; url: string | null; drop(): Promise<void> };

/** An empty, migrated database of the kind named; the next one of that kind in this file is the same, emptied again. */
export async function testDatabase(kind: StoreKind): Promise<TestDatabase> {
  const opening = shared.get(kind) ?? (kind === "pglite" ? openEmbedded() : openServer());
  shared.set(kind, opening);
  const { db, url } = await opening;
  await empty(db);
  return { db, url, drop: async () => {} };
}

// Making one takes longer than most tests do: those of a file share it. They go with the process, or with the server.
type Shared = { db: Db; url: string | null };
const shared = new Map<StoreKind, Promise<Shared>>();

async function openEmbedded(): Promise<Shared> {
  return { db: await migratedPglite(MIGRATIONS), url: null };
}

async function openServer(): Promise<Shared> {
  const { url } = await createDatabase();
  await migratePostgresDatabase(url, MIGRATIONS);
  return { db: openPostgres({ url }), url };
}

async function empty(db: Db): Promise<void> {
  const tables = await db.run<{ names: string }>(
    {
      text: "select string_agg(quote_ident(tablename), ', ') as names from pg_tables where schemaname = 'public'",
      names: [],
    },
    {},
  );
  await db.run({ text: `truncate ${tables[0]?.names} restart identity cascade`, names: [] }, {});
}
