import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { bind, type Db, type Orm, params, rowsOf, type Tx } from "./db.ts";
import * as schema from "./schema.ts";

export type PostgresOptions = {
  url: string;
  /** Connections at most; 16 keep two cores of a server busy. */
  connections?: number;
};

/** A PostgreSQL server. `run` uses named prepared statements; drizzle's own queries go unprepared. */
export function openPostgres(options: PostgresOptions): Db {
  const client = postgres(options.url, {
    max: options.connections ?? 16,
    onnotice: () => {},
    connection: { application_name: "sanad" },
  });
  const orm = drizzle(client, { schema }) as unknown as Orm;
  return {
    driver: "postgres",
    orm,
    run: async (statement, values) =>
      (await client.unsafe(statement.text, params(statement, values), { prepare: true })) as never,
    transaction: (work) => orm.transaction((tx) => work(txOf(tx as unknown as Orm))),
    close: () => client.end({ timeout: 5 }),
  };
}

export function txOf(orm: Orm): Tx {
  return { orm, run: async (statement, values) => rowsOf(await orm.execute(bind(statement, values))) };
}
