import postgres from "postgres";
import { expect, test } from "vitest";
import { createDatabase, type TestDatabase } from "./postgres-server.ts";

async function withDatabase<T>(use: (sql: postgres.Sql, database: TestDatabase) => Promise<T>): Promise<T> {
  const database = await createDatabase();
  const sql = postgres(database.url, { max: 1 });
  try {
    return await use(sql, database);
  } finally {
    await sql.end();
    await database.drop();
  }
}

test("the server is a PostgreSQL of version 18", async () => {
  const [row] = await withDatabase((sql) => sql<{ server_version: string }[]>`SHOW server_version`);
  expect(row?.server_version).toMatch(/^18\./);
});

test("each database is empty and stands alone", async () => {
  const found = await withDatabase(async (one) => {
    await one`CREATE TABLE only_here (id int)`;
    return withDatabase((other) => other`SELECT tablename FROM pg_tables WHERE tablename = 'only_here'`);
  });
  expect(found).toHaveLength(0);
});

test("Arabic is stored and folded without any locale of the machine", async () => {
  const [row] = await withDatabase(
    (sql) => sql<{ text: string; length: number; lower: string }[]>`
      SELECT 'سند'::text AS text, length('سند') AS length, lower('ÉCOLE') AS lower`,
  );
  expect(row).toEqual({ text: "سند", length: 3, lower: "école" });
});

test("dropping a database cuts the connections that are still open", async () => {
  const database = await createDatabase();
  const sql = postgres(database.url, { max: 1, onnotice: () => {} });
  await sql`SELECT 1`;
  await database.drop();
  await expect(sql`SELECT 1`).rejects.toThrow();
  await sql.end({ timeout: 0 });
});
