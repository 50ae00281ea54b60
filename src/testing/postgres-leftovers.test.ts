import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { FOLDER_PREFIX, OWNER_FILE, removeLeftovers } from "./postgres-leftovers.ts";

const NOBODYS_PARENT = 1;

async function leave(): Promise<{ parent: string; folder: string }> {
  const parent = await mkdtemp(join(tmpdir(), "sanad-leftovers-"));
  onTestFinished(() => rm(parent, { recursive: true, force: true }));
  const folder = join(parent, `${FOLDER_PREFIX}x`);
  await mkdir(join(folder, "data"), { recursive: true });
  return { parent, folder };
}

/** A process that names the folder in its command line as a server does, and says in the folder that it runs. */
async function pretendServer(folder: string, owner: number): Promise<ChildProcess> {
  const data = join(folder, "data");
  const server = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)", "--", "-D", data], { stdio: "ignore" });
  onTestFinished(() => void server.kill("SIGKILL"));
  await once(server, "spawn");
  await writeFile(join(data, "postmaster.pid"), `${server.pid}\n${data}\n`);
  await writeFile(join(folder, OWNER_FILE), String(owner));
  return server;
}

test("a server whose run was killed is stopped and its folder deleted", async () => {
  const { parent, folder } = await leave();
  const server = await pretendServer(folder, NOBODYS_PARENT);
  const ended = once(server, "exit");
  await removeLeftovers(parent);
  await ended;
  expect(existsSync(folder)).toBe(false);
});

test("a server whose run still goes on is left alone", async () => {
  const { parent, folder } = await leave();
  const server = await pretendServer(folder, process.pid);
  await removeLeftovers(parent);
  expect([existsSync(folder), server.exitCode]).toEqual([true, null]);
});

test("a stranger that got the server's process id is left alone", async () => {
  const { parent, folder } = await leave();
  const stranger = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
  onTestFinished(() => void stranger.kill("SIGKILL"));
  await once(stranger, "spawn");
  await writeFile(join(folder, "data", "postmaster.pid"), `${stranger.pid}\n`);
  await utimes(folder, 0, 0);
  await removeLeftovers(parent);
  expect([existsSync(folder), existsSync(`/proc/${stranger.pid}`)]).toEqual([false, true]);
});

test("a folder without a server goes once it is too old to be just starting", async () => {
  const { parent, folder } = await leave();
  await removeLeftovers(parent);
  const whileYoung = existsSync(folder);
  await utimes(folder, 0, 0);
  await removeLeftovers(parent);
  expect([whileYoung, existsSync(folder)]).toEqual([true, false]);
});
