import { cp, mkdtemp, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { createDatabase } from "../testing/postgres-server.ts";
import { ROOT } from "./sources.ts";
import { type Child, endAll, startSanad } from "./testing/child.ts";
import { freePort } from "./testing/free-port.ts";
import { MASTER_KEY, removePrepared, storeSettings } from "./testing/store-settings.ts";
import { WRONG_SETTINGS } from "./testing/wrong-settings.ts";

const OTHER_KEY = Buffer.alloc(32, 9).toString("base64");
const QUIET = { TRY_PAGE: "off", LOG_LEVEL: "silent" };

// Starting a process takes seconds where the machine has much else to do.
vi.setConfig({ testTimeout: 60_000 });
afterAll(async () => {
  endAll();
  await removePrepared();
});

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), "sanad-start-"));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

async function onAnyPort(env: Record<string, string> = {}): Promise<Record<string, string>> {
  return { ...QUIET, PORT: String(await freePort()), DATA_DIR: await folder(), ...env };
}

/** An embedded store that has been made already. */
async function prepared() {
  const settings = await storeSettings("pglite");
  onTestFinished(settings.remove);
  return settings;
}

async function database(): Promise<string> {
  const { url, drop } = await createDatabase();
  onTestFinished(drop);
  return url;
}

function start(env: Record<string, string>, args = ["start"], root?: string): Child {
  const child = startSanad(args, env, root);
  onTestFinished(async () => void (await child.end("SIGKILL")));
  return child;
}

/** The one line with which a start that cannot be ends. */
async function refusal(env: Record<string, string>, args = ["start"], root?: string): Promise<string> {
  const { code, stdout, stderr } = await startSanad(args, env, root).ended;
  expect({ code, stdout }, stderr).toEqual({ code: 1, stdout: "" });
  const lines = stderr.trimEnd().split("\n");
  expect(lines, stderr).toHaveLength(1);
  return lines[0] ?? "";
}

const FIRST_OF_EACH = [...new Map(WRONG_SETTINGS.toReversed().map((row) => [row[0], row])).values()];

describe.concurrent("a start with a wrong setting", () => {
  it.each(FIRST_OF_EACH)("ends with one line that names %s", async (setting, env, reason) => {
    expect(await refusal(env)).toContain(`sanad: ${setting} ${reason}`);
  });

  it("ends with one line on a command that there is not", async () => {
    expect(await refusal({}, ["strat"])).toMatch(/^sanad: there is no command strat: try one of start, /);
  });
});

describe("a start with a fault in a flow", () => {
  it("names file, line and fault, and does not start", async () => {
    const root = await folder();
    const parts = ["src", "flows", "locales", "migrations", "package.json", "tsconfig.json"];
    await Promise.all(parts.map((part) => cp(join(ROOT, part), join(root, part), { recursive: true })));
    await symlink(join(ROOT, "node_modules"), join(root, "node_modules"));
    const file = join(root, "flows", "stop.yaml");
    const text = await readFile(file, "utf8");
    const line = text.split("\n").findIndex((it) => it.includes("type: send")) + 1;
    await writeFile(file, text.replace("type: send", "type: sent"));
    expect(await refusal(await onAnyPort(), ["start"], root)).toMatch(new RegExp(`flows/stop\\.yaml:${line} .*sent`));
  });
});

describe("a start on an embedded store", () => {
  it("is refused once its key is lost", async () => {
    const { folder: path } = await prepared();
    expect(await refusal(await onAnyPort({ DATA_DIR: path }))).toContain("sanad.key is gone");
  });

  it("is refused while another runs on it, and with another key once that was killed", async () => {
    const { env } = await prepared();
    const first = await onAnyPort(env);
    const child = start(first);
    await child.running();
    expect(((await stat(join(env.DATA_DIR, "control.sock"))).mode & 0o777).toString(8)).toBe("600");
    expect(await refusal(await onAnyPort(env))).toContain(`DATA_DIR ${env.DATA_DIR} is in use by another Sanad`);
    expect((await fetch(`http://127.0.0.1:${first.PORT}/readyz`)).status).toBe(200);
    await child.end("SIGKILL");
    expect(await refusal(await onAnyPort({ ...env, SANAD_KEY: OTHER_KEY }))).toContain("SANAD_KEY is not the key");
  });

  it("is refused on a port that is taken", async () => {
    const { env } = await prepared();
    const taken = createServer();
    const port = await new Promise<number>((resolve) => {
      taken.listen(0, "127.0.0.1", () => resolve((taken.address() as { port: number }).port));
    });
    onTestFinished(() => void taken.close());
    expect(await refusal({ ...QUIET, ...env, PORT: String(port) })).toContain(
      `PORT ${port} on HOST 127.0.0.1 is taken by another program`,
    );
  });
});

describe("a start on a server's database", () => {
  it("is refused before `sanad migrate`, and works after it; another key is refused", async () => {
    const env = await onAnyPort({ DATABASE_URL: await database(), SANAD_KEY: MASTER_KEY });
    expect(await refusal(env)).toContain("run `npm run sanad -- migrate`");
    expect((await start(env, ["migrate"]).ended).code).toBe(0);
    const child = start(env);
    await child.running();
    expect((await fetch(`http://127.0.0.1:${env.PORT}/readyz`)).status).toBe(200);
    const { code, stderr } = await child.end("SIGTERM");
    expect(code).toBe(0);
    expect(stderr).toMatch(/First administrator, one time: \S+\/console\/invitation\/\S+\n/);
    expect(await refusal({ ...env, SANAD_KEY: OTHER_KEY })).toContain("SANAD_KEY is not the key");
  });

  it("is refused where nobody answers", async () => {
    const url = `postgres://sanad:a-password@127.0.0.1:${await freePort()}/sanad`;
    const line = await refusal(await onAnyPort({ DATABASE_URL: url, SANAD_KEY: MASTER_KEY }));
    expect(line).toContain("DATABASE_URL cannot be reached");
    expect(line).not.toContain("a-password");
  });

  it("is refused where the password is wrong, as is `sanad migrate`", async () => {
    const url = new URL(await database());
    url.password = "not-this-one";
    const env = await onAnyPort({ DATABASE_URL: url.href, SANAD_KEY: MASTER_KEY });
    expect(await refusal(env, ["migrate"])).toContain("DATABASE_URL could not be migrated (28P01)");
  });
});
