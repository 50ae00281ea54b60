import { existsSync } from "node:fs";
import { readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";

export const FOLDER_PREFIX = "sanad-postgres-";
/** Holds the process id of the run that started the server. */
export const OWNER_FILE = "owner";

/** A folder without a server that is younger may belong to a run which is just starting. */
const YOUNG_MS = 60_000;
const PATIENCE_MS = 5_000;

/**
 * Stops servers whose test run was killed, and deletes their folders. A server is ours when its command line names our
 * folder, and abandoned when its parent is no longer the run that started it. Needs /proc; elsewhere it does nothing.
 */
export async function removeLeftovers(parent = tmpdir()): Promise<void> {
  if (!existsSync("/proc/self/status")) return;
  const names = (await readdir(parent)).filter((name) => name.startsWith(FOLDER_PREFIX));
  await Promise.all(names.map((name) => removeIfAbandoned(join(parent, name))));
}

async function removeIfAbandoned(folder: string): Promise<void> {
  const server = await serverOf(folder);
  if (server && server.parent === (await firstNumber(join(folder, OWNER_FILE)))) return;
  if (!server && (await ageOf(folder)) < YOUNG_MS) return;
  try {
    if (server) await end(server.pid);
    await rm(folder, { recursive: true, force: true });
  } catch (error) {
    // Another user's leftovers are theirs to remove.
    if (!["EPERM", "EACCES"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
  }
}

async function serverOf(folder: string): Promise<{ pid: number; parent: number } | undefined> {
  const data = join(folder, "data");
  const pid = await firstNumber(join(data, "postmaster.pid"));
  if (!pid) return undefined;
  const command = await readIfThere(`/proc/${pid}/cmdline`);
  const parent = (await readIfThere(`/proc/${pid}/status`)).match(/^PPid:\s+(\d+)/m)?.[1];
  return parent && command.split("\0").includes(data) ? { pid, parent: Number(parent) } : undefined;
}

async function end(pid: number): Promise<void> {
  process.kill(pid, "SIGQUIT");
  for (let waited = 0; waited < PATIENCE_MS && existsSync(`/proc/${pid}`); waited += 50) await setTimeout(50);
}

async function firstNumber(path: string): Promise<number> {
  return Number.parseInt(await readIfThere(path), 10) || 0;
}

async function readIfThere(path: string): Promise<string> {
  return readFile(path, "utf8").catch(() => "");
}

async function ageOf(path: string): Promise<number> {
  const { mtimeMs } = await stat(path);
  return Date.now() - mtimeMs;
}
