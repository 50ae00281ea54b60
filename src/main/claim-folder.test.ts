import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { ConfigError } from "../base/errors.ts";
import { claimFolder, FolderTaken } from "./claim-folder.ts";

async function place(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), "sanad-claim-"));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

it("makes the folder, and closes it to everyone else on the machine", async () => {
  const folder = join(await place(), "deep", "data");
  claimFolder(folder).release();
  expect(((await stat(folder)).mode & 0o777).toString(8)).toBe("700");
});

it("has one owner at a time", async () => {
  const folder = await place();
  const claim = claimFolder(folder);
  expect(() => claimFolder(folder)).toThrow(FolderTaken);
  claim.release();
  claimFolder(folder).release();
});

it("says in one line why a folder cannot be made or used", async () => {
  const file = join(await place(), "file");
  await writeFile(file, "");
  for (const folder of [file, join(file, "data")]) {
    expect(() => claimFolder(folder)).toThrow(ConfigError);
    expect(() => claimFolder(folder)).toThrow(/^DATA_DIR \S+ cannot be made: [^\n]+$/);
  }
});
