import { sql } from "drizzle-orm";
import type { PgliteDatabase } from "drizzle-orm/pglite";
import { migrate as migratePglite } from "drizzle-orm/pglite/migrator";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as migratePostgres } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import type { Db } from "./db.ts";
import type * as schema from "./schema.ts";

/** Any number, the same in every version of Sanad: two processes that migrate at once take turns. */
const MIGRATION_LOCK = 5_724_190_311;

/** Brings a PostgreSQL database to this version's schema. `folder` holds the migrations. */
export async function migratePostgresDatabase(url: string, folder: string): Promise<void> {
  const client = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await client`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await migratePostgres(drizzle(client), { migrationsFolder: folder });
  } finally {
    await client.end({ timeout: 5 });
  }
}

/** The same for the embedded database, which has one owner and so needs no lock. */
export async function migrateEmbedded(db: Db, folder: string): Promise<void> {
  await migratePglite(db.orm as unknown as PgliteDatabase<typeof schema>, { migrationsFolder: folder });
}

/** How many migrations the database has; 0 when it has none of ours. */
export async function migrationsApplied(db: Db): Promise<number> {
  const [table] = await db.run<{ name: string | null }>(
    { text: "select to_regclass('drizzle.__drizzle_migrations')::text as name", names: [] },
    {},
  );
  if (!table?.name) return 0;
  const [row] = await db.orm.select({ count: sql<number>`count(*)::int` }).from(sql`drizzle.__drizzle_migrations`);
  return row?.count ?? 0;
}
