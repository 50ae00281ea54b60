import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { folderMasterKey } from "./master-key.ts";

async function place(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), "sanad-key-"));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

it("makes a key on the first start that only its owner can read, and finds the same one afterwards", async () => {
  const folder = await place();
  const key = folderMasterKey(folder);
  expect(key).toHaveLength(32);
  expect(folderMasterKey(folder)).toEqual(Buffer.from(key));
  expect(((await stat(join(folder, "sanad.key"))).mode & 0o777).toString(8)).toBe("600");
});

it("makes another key for every folder", async () => {
  expect(folderMasterKey(await place())).not.toEqual(folderMasterKey(await place()));
});

it("makes none where data lie that another key has sealed", async () => {
  const folder = await place();
  await mkdir(join(folder, "db"));
  expect(() => folderMasterKey(folder)).toThrow(/sanad\.key is gone/);
});

it("takes no broken key, and leaves it as it is", async () => {
  const folder = await place();
  await writeFile(join(folder, "sanad.key"), "not a key\n");
  expect(() => folderMasterKey(folder)).toThrow(/holds no key of 32 bytes/);
  expect(await readFile(join(folder, "sanad.key"), "utf8")).toBe("not a key\n");
});
