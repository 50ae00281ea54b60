import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ConfigError } from "../base/errors.ts";
import type { Db } from "../store/db.ts";
import { endAllLeases } from "../store/lease.ts";
import { migrateEmbedded, migrationsApplied } from "../store/migrate.ts";
import { openPglite } from "../store/pglite.ts";
import { openPostgres } from "../store/postgres.ts";
import { claimFolder } from "./claim-folder.ts";
import type { Config } from "./config.ts";
import { folderMasterKey } from "./master-key.ts";
import { ROOT } from "./sources.ts";

export const MIGRATIONS = join(ROOT, "migrations");

export type OpenStore = { db: Db; masterKey: Uint8Array; close(): Promise<void> };

/** Opens the store that the settings name. Throws a `ConfigError` where it cannot be used as it is. */
export async function openStore(config: Config): Promise<OpenStore> {
  return config.databaseUrl && config.masterKey
    ? openServer(config.databaseUrl, config.masterKey)
    : openEmbedded(config.dataDir, config.masterKey);
}

async function openServer(url: string, masterKey: Uint8Array): Promise<OpenStore> {
  const db = openPostgres({ url });
  try {
    await assertMigrated(db);
  } catch (error) {
    await db.close();
    throw error;
  }
  return { db, masterKey, close: () => db.close() };
}

async function openEmbedded(folder: string, given: Uint8Array | null): Promise<OpenStore> {
  const claim = claimFolder(folder);
  try {
    const masterKey = given ?? folderMasterKey(folder);
    const db = await openPglite(join(folder, "db"));
    await migrateEmbedded(db, MIGRATIONS);
    await endAllLeases(db);
    return {
      db,
      masterKey,
      async close() {
        await db.close();
        claim.release();
      },
    };
  } catch (error) {
    claim.release();
    throw error;
  }
}

/** A server's schema is only ever changed by `sanad migrate`. */
async function assertMigrated(db: Db): Promise<void> {
  const journal = JSON.parse(readFileSync(join(MIGRATIONS, "meta", "_journal.json"), "utf8")) as { entries: unknown[] };
  let applied: number;
  try {
    applied = await migrationsApplied(db);
  } catch (cause) {
    throw new ConfigError("DATABASE_URL cannot be reached or does not let us in: check host, user, password and name", {
      cause,
    });
  }
  if (applied < journal.entries.length) {
    throw new ConfigError("DATABASE_URL is not at this version's schema: run `npm run sanad -- migrate`");
  }
}
