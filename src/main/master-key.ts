import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { ConfigError } from "../base/errors.ts";
import { newSecret } from "../base/secret.ts";

const KEY_BYTES = 32;

/** The master key of an embedded data folder: made on first start, readable by its owner only. Lost, the data is lost. */
export function folderMasterKey(folder: string): Uint8Array {
  const file = join(folder, "sanad.key");
  if (existsSync(file)) {
    const key = Buffer.from(readFileSync(file, "utf8").trim(), "base64");
    if (key.length !== KEY_BYTES)
      throw new ConfigError(`${file} holds no key of 32 bytes in base64: put the right one back`);
    return key;
  }
  if (existsSync(join(folder, "db")))
    throw new ConfigError(`${file} is gone: the data beside it cannot be read without it`);
  const key = newSecret();
  const handle = openSync(file, "wx", 0o600);
  writeSync(handle, `${Buffer.from(key).toString("base64")}\n`);
  fsyncSync(handle);
  closeSync(handle);
  return key;
}
