import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migratePostgresDatabase } from "../../store/migrate.ts";
import type { StoreKind } from "../../testing/database.ts";
import { migratedPglite } from "../../testing/pglite-image.ts";
import { createDatabase } from "../../testing/postgres-server.ts";
import { MIGRATIONS } from "../open-store.ts";

export const MASTER_KEY = Buffer.alloc(32, 5).toString("base64");

export type StoreSettings = {
  env: { DATA_DIR: string; SANAD_KEY: string; DATABASE_URL?: string };
  folder: string;
  remove(): Promise<void>;
};

/** The settings of an empty store, ready to be started on: a folder of its own, and on PostgreSQL a migrated database. */
export async function storeSettings(store: StoreKind): Promise<StoreSettings> {
  const folder = await mkdtemp(join(tmpdir(), "sanad-line-"));
  const removeFolder = () => rm(folder, { recursive: true, force: true });
  const env = { DATA_DIR: folder, SANAD_KEY: MASTER_KEY };
  if (store === "pglite") {
    await cp(await preparedFolder(), join(folder, "db"), { recursive: true });
    return { env, folder, remove: removeFolder };
  }
  const { url, drop } = await createDatabase();
  await migratePostgresDatabase(url, MIGRATIONS);
  return {
    env: { ...env, DATABASE_URL: url },
    folder,
    async remove() {
      await drop();
      await removeFolder();
    },
  };
}

let prepared: Promise<string> | null = null;

/** Making an embedded database takes seconds, copying one does not: a test file makes one. */
function preparedFolder(): Promise<string> {
  prepared ??= (async () => {
    const folder = await mkdtemp(join(tmpdir(), "sanad-prepared-"));
    await (await migratedPglite(MIGRATIONS, folder)).close();
    return folder;
  })();
  return prepared;
}

/** To be called when a file's tests are over. */
export async function removePrepared(): Promise<void> {
  if (prepared) await rm(await prepared, { recursive: true, force: true });
  prepared = null;
}
