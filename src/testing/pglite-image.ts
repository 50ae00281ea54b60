import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { PGlite } from "@electric-sql/pglite";
import type { Db } from "../store/db.ts";
import { migrateEmbedded } from "../store/migrate.ts";
import { pgliteDb } from "../store/pglite.ts";

const CACHE = fileURLToPath(new URL("../../node_modules/.cache/sanad", import.meta.url));

/**
 * A database with the migrations of `folder`, in memory or in the empty folder `dataDir`. Making one from nothing takes
 * seconds of a busy machine, so the first of a set of migrations leaves an image for all later ones.
 */
export async function migratedPglite(folder: string, dataDir?: string): Promise<Db> {
  const place = dataDir ? { dataDir } : {};
  const image = join(CACHE, `pglite-${await fingerprint(folder)}.tar`);
  const kept = await readFile(image).catch(() => null);
  if (kept) return pgliteDb(await PGlite.create({ ...place, loadDataDir: new Blob([kept]) }));
  const client = await PGlite.create(place);
  const db = pgliteDb(client);
  await migrateEmbedded(db, folder);
  const dump = await client.dumpDataDir("none");
  await mkdir(CACHE, { recursive: true });
  // Several test files may make it at once: each writes its own and the last one to be renamed stays.
  const part = `${image}.${process.pid}-${Math.random().toString(36).slice(2)}`;
  await writeFile(part, Buffer.from(await dump.arrayBuffer()));
  await rename(part, image);
  return db;
}

async function fingerprint(folder: string): Promise<string> {
  const hash = createHash("sha256");
  for (const file of (await readdir(folder)).filter((name) => name.endsWith(".sql")).sort()) {
    hash.update(await readFile(join(folder, file)));
  }
  return hash.digest("hex").slice(0, 16);
}
