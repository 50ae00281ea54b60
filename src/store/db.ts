import { type SQL, sql } from "drizzle-orm";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import type * as schema from "./schema.ts";

/** drizzle over either driver. */
export type Orm = PgDatabase<PgQueryResultHKT, typeof schema>;

export type Param = string | number | boolean | null | Uint8Array;

/** A statement whose text never changes: drivers prepare it once. `names` are its parameters, `$1` and on. */
export type Statement = { readonly text: string; readonly names: readonly string[] };

/** Written with `:name` parameters; a name may stand in several places. */
export function statement(source: string): Statement {
  const names: string[] = [];
  const text = source.replace(/(?<!:):([a-z_]+)/g, (_, name: string) => {
    if (!names.includes(name)) names.push(name);
    return `$${names.indexOf(name) + 1}`;
  });
  return { text, names };
}

/** A statement's parameters in order; what is not given is null. */
export function params(of: Statement, values: Readonly<Record<string, Param>>): Param[] {
  return of.names.map((name) => values[name] ?? null);
}

export type Tx = {
  orm: Orm;
  run<T>(statement: Statement, values: Readonly<Record<string, Param>>): Promise<T[]>;
};

export interface Db extends Tx {
  readonly driver: "postgres" | "pglite";
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** For a fixed statement inside a transaction, where the driver's own prepared form is out of reach. */
export function bind(statement: Statement, values: Readonly<Record<string, Param>>): SQL {
  const chunks: SQL[] = [];
  const ordered = params(statement, values);
  let end = 0;
  for (const hit of statement.text.matchAll(/\$(\d+)/g)) {
    chunks.push(sql.raw(statement.text.slice(end, hit.index)), sql`${ordered[Number(hit[1]) - 1] ?? null}`);
    end = hit.index + hit[0].length;
  }
  chunks.push(sql.raw(statement.text.slice(end)));
  return sql.join(chunks);
}

/** drizzle hands on what the driver gives: an array, or an object with `rows`. */
export function rowsOf<T>(result: unknown): T[] {
  return (Array.isArray(result) ? [...result] : (result as { rows: T[] }).rows) as T[];
}
