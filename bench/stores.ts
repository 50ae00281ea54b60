import { fileURLToPath } from "node:url";
import { PGlite } from "@electric-sql/pglite";
import postgres from "postgres";
import type { Db } from "../src/store/db.ts";
import { migrateEmbedded, migratePostgresDatabase } from "../src/store/migrate.ts";
import { pgliteDb } from "../src/store/pglite.ts";
import { openPostgres } from "../src/store/postgres.ts";

const MIGRATIONS = fileURLToPath(new URL("../migrations", import.meta.url));

/** A database that others can be made from, so that all start from the same people. */
export type Template = {
  db: Db;
  /** Ends the use of `db`; from then on `copy` makes databases with what it held. */
  freeze(): Promise<void>;
  copy(): Promise<Db>;
};

export async function serverTemplate(serverUrl: string, connections: number): Promise<Template> {
  const name = `bench_${Math.random().toString(36).slice(2)}`;
  await administer(serverUrl, `create database ${name}`);
  await migratePostgresDatabase(urlOf(serverUrl, name), MIGRATIONS);
  const db = openPostgres({ url: urlOf(serverUrl, name), connections });
  let copies = 0;
  return {
    db,
    freeze: () => db.close(),
    async copy() {
      const copy = `${name}_${++copies}`;
      await administer(serverUrl, `create database ${copy} template ${name}`);
      const opened = openPostgres({ url: urlOf(serverUrl, copy), connections });
      await opened.run({ text: "vacuum analyze", names: [] }, {});
      return opened;
    },
  };
}

export async function memoryTemplate(): Promise<Template> {
  const client = await PGlite.create();
  const db = pgliteDb(client);
  await migrateEmbedded(db, MIGRATIONS);
  return {
    db,
    freeze: async () => {},
    copy: async () => pgliteDb((await client.clone()) as PGlite),
  };
}

function urlOf(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = name;
  return url.href;
}

async function administer(serverUrl: string, statement: string): Promise<void> {
  const client = postgres(serverUrl, { max: 1, onnotice: () => {} });
  await client.unsafe(statement);
  await client.end();
}
