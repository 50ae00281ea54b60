import { drizzle } from "drizzle-orm/postgres-js";
import { bind, type Db, type Orm, params, rowsOf, type Tx } from "./db.ts";
import { openPool } from "./postgres-pool.ts";
import * as schema from "./schema.ts";

export type PostgresOptions = {
  url: string;
  /** Connections at most; 16 keep two cores of a server busy. */
  connections?: number;
};

/** A PostgreSQL server. `run` uses named prepared statements; drizzle's own queries go unprepared. */
export function openPostgres(options: PostgresOptions): Db {
  const pool = openPool(options.url, options.connections ?? 16);
  let last: { client: unknown; orm: Orm } | null = null;
  const ormOf = () => {
    const { client } = pool.current();
    if (last?.client !== client) last = { client, orm: drizzle(client, { schema }) as unknown as Orm };
    return last.orm;
  };
  return {
    driver: "postgres",
    get orm() {
      return ormOf();
    },
    run: async (statement, values) =>
      (await pool.current().client.unsafe(statement.text, params(statement, values), { prepare: true })) as never,
    transaction: (work) => ormOf().transaction((tx) => work(txOf(tx as unknown as Orm))),
    close: () => pool.close(),
  };
}

export function txOf(orm: Orm): Tx {
  return { orm, run: async (statement, values) => rowsOf(await orm.execute(bind(statement, values))) };
}
