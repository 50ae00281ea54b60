import { chmodSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { ConfigError } from "../base/errors.ts";

export type FolderClaim = { release(): void };

/**
 * Makes this process the one owner of an embedded data folder, or throws. The lock is the operating system's, on a SQLite
 * file that holds nothing else: it goes with the process however that ends, and cannot be taken from one that lives.
 */
export function claimFolder(folder: string): FolderClaim {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw new ConfigError(`DATA_DIR ${folder} cannot be made: choose a folder that this user may write`, { cause });
  }
  let lock: DatabaseSync | null = null;
  try {
    lock = new DatabaseSync(join(folder, "owner.lock"));
    lock.exec("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE");
  } catch (cause) {
    lock?.close();
    const busy = (cause as { errcode?: number }).errcode === SQLITE_BUSY;
    throw busy
      ? new FolderTaken(
          `DATA_DIR ${folder} is in use by another Sanad: stop that one first, or give this one its own DATA_DIR`,
        )
      : new ConfigError(`DATA_DIR ${folder} cannot be used: this user must be able to write there`, { cause });
  }
  chmodSync(folder, 0o700);
  const held = lock;
  return { release: () => held.close() };
}

/** Another live process owns the folder. */
export class FolderTaken extends ConfigError {}

const SQLITE_BUSY = 5;
