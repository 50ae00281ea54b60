import { randomUUID } from "node:crypto";
import postgres from "postgres";
import { inject } from "vitest";

declare module "vitest" {
  interface ProvidedContext {
    /** Answers with the URL of the run's PostgreSQL server, which it starts when first asked. */
    postgresDoor: string;
  }
}

export type TestDatabase = { url: string; drop: () => Promise<void> };

/** Makes a fresh, empty database on the one real PostgreSQL server of this test run. `drop` also cuts open connections. */
export async function createDatabase(): Promise<TestDatabase> {
  const server = await serverUrl();
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await run(server, `CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = name;
  return { url: url.href, drop: () => run(server, `DROP DATABASE ${name} WITH (FORCE)`) };
}

async function serverUrl(): Promise<string> {
  const response = await fetch(inject("postgresDoor"));
  const body = await response.text();
  if (!response.ok) throw new Error(body);
  return body;
}

async function run(server: string, statement: string): Promise<void> {
  const sql = postgres(server, { max: 1, onnotice: () => {} });
  try {
    await sql.unsafe(statement);
  } finally {
    await sql.end();
  }
}
