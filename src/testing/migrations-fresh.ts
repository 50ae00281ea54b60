/** Fails when the schema says something that no migration has brought to the database yet. */
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { isDeepStrictEqual } from "node:util";
import type { Config } from "drizzle-kit";
import { generateDrizzleJson } from "drizzle-kit/api";

const { schema, out = "drizzle" } = (await importFrom("drizzle.config.ts")).default as Config;
const files = [schema ?? []].flat();
const exported = Object.assign({}, ...(await Promise.all(files.map(importFrom))));
const now = JSON.parse(JSON.stringify(generateDrizzleJson(exported))) as Snapshot;
const problems = [...missingFiles(), ...differences(lastSnapshot(), now)];
if (problems.length > 0) {
  console.error(`${problems.join("\n")}\nRun: npm run db:generate`);
  process.exitCode = 1;
}

type Snapshot = Record<string, unknown>;

function importFrom(path: string): Promise<Record<string, unknown>> {
  return import(pathToFileURL(resolve(path)).href);
}

function journal(): { idx: number; tag: string }[] {
  const path = join(out, "meta", "_journal.json");
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")).entries : [];
}

function missingFiles(): string[] {
  const wanted = journal().map(({ tag }) => join(out, `${tag}.sql`));
  return wanted.filter((path) => !existsSync(path)).map((path) => `${path} is in the journal, but not in the folder`);
}

function lastSnapshot(): Snapshot {
  const last = journal().at(-1);
  if (!last) return {};
  return JSON.parse(readFileSync(join(out, "meta", `${String(last.idx).padStart(4, "0")}_snapshot.json`), "utf8"));
}

function differences(migrated: Snapshot, wanted: Snapshot): string[] {
  const parts = Object.keys(wanted).filter((part) => part !== "_meta" && typeof wanted[part] === "object");
  return parts.flatMap((part) => {
    const [before, after] = [(migrated[part] ?? {}) as Snapshot, wanted[part] as Snapshot];
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    const changed = names.filter((name) => !isDeepStrictEqual(before[name], after[name]));
    return changed.map((name) => `${part}: ${name} differs between the schema and the migrations`);
  });
}
