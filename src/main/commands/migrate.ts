import { ConfigError } from "../../base/errors.ts";
import { migratePostgresDatabase } from "../../store/migrate.ts";
import { readConfig } from "../config.ts";
import { MIGRATIONS, openStore } from "../open-store.ts";

/** Brings the store to this version's schema; the embedded one does that by itself at each start. */
export async function migrate(): Promise<number> {
  const config = readConfig();
  if (!config.databaseUrl) await (await openStore(config)).close();
  else {
    try {
      await migratePostgresDatabase(config.databaseUrl, MIGRATIONS);
    } catch (cause) {
      const code = (cause as { code?: unknown }).code ?? "";
      throw new ConfigError(
        `DATABASE_URL could not be migrated (${String(code)}): check that it is reachable and ours`,
        { cause },
      );
    }
  }
  console.log("the store is at this version's schema");
  return 0;
}
