import { PGlite } from "@electric-sql/pglite";
import { drizzle } from "drizzle-orm/pglite";
import { type Db, type Orm, params } from "./db.ts";
import { txOf } from "./postgres.ts";
import * as schema from "./schema.ts";

/** The embedded database in `folder`, or in memory. It has one owner: `claimFolder` guards that, PGlite does not. */
export async function openPglite(folder?: string): Promise<Db> {
  return pgliteDb(await PGlite.create(folder ? { dataDir: folder } : {}));
}

export function pgliteDb(client: PGlite): Db {
  const orm = drizzle(client, { schema }) as unknown as Orm;
  return {
    driver: "pglite",
    orm,
    run: async (statement, values) => (await client.query(statement.text, params(statement, values))).rows as never,
    transaction: (work) => orm.transaction((tx) => work(txOf(tx as unknown as Orm))),
    close: () => client.close(),
  };
}
