import { exec } from "node:child_process";
import { copyFile, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { describe, expect, onTestFinished, test } from "vitest";

const CONFIGS = [".dependency-cruiser.cjs", ".gitignore", "biome.json", "knip.json", "tsconfig.json"];

/** A small house without a fault: every file is reached from `main`, every import goes down. */
const HOUSE = {
  "src/base/clock.ts": "export type Clock = () => number;\n",
  "src/domain/contact.ts":
    'import type { Clock } from "../base/clock.ts";\n\nexport const seen = (clock: Clock) => clock();\n',
  "src/nlu/topics.ts": 'import { seen } from "../domain/contact.ts";\n\nexport const topics = () => [seen(() => 1)];\n',
  "src/knowledge/rank.ts": "export const rank = 1;\n",
  "src/ui/layout.tsx": "export const layout = 2;\n",
  "src/channels/telegram/send.ts": "export const telegram = 3;\n",
  "src/channels/simulator/send.ts": "export const simulator = 4;\n",
  "src/main/sanad.ts": `import { simulator } from "../channels/simulator/send.ts";
import { telegram } from "../channels/telegram/send.ts";
import { rank } from "../knowledge/rank.ts";
import { topics } from "../nlu/topics.ts";
import { layout } from "../ui/layout.tsx";

console.log(rank, topics(), layout, telegram, simulator);
`,
};

const CHECKS = ["check:floors", "check:unused", "check:style"] as const;
type Check = (typeof CHECKS)[number];

/** Runs a check of package.json, with the real settings, on the small house with `plant` written into it. */
async function check(name: Check, plant: Record<string, string> = {}): Promise<{ passed: boolean; output: string }> {
  const house = await mkdtemp(join(tmpdir(), "sanad-habits-"));
  onTestFinished(() => rm(house, { recursive: true, force: true }));
  await Promise.all(CONFIGS.map((path) => copyFile(path, join(house, path))));
  await symlink(resolve("node_modules"), join(house, "node_modules"));
  for (const [path, text] of Object.entries({ ...HOUSE, ...plant, "package.json": await packageJson() })) {
    await mkdir(dirname(join(house, path)), { recursive: true });
    await writeFile(join(house, path), text);
  }
  return promisify(exec)(`node --run ${name}`, { cwd: house, env: { ...process.env, NO_COLOR: "1" } }).then(
    ({ stdout }) => ({ passed: true, output: stdout }),
    ({ stdout, stderr }) => ({ passed: false, output: stdout + stderr }),
  );
}

async function packageJson(): Promise<string> {
  const { type, scripts } = JSON.parse(await readFile("package.json", "utf8"));
  const tools = { "@biomejs/biome": "*", "dependency-cruiser": "*", knip: "*", typescript: "*" };
  const checks = Object.fromEntries(CHECKS.map((name) => [name, scripts[name]]));
  return `${JSON.stringify({ type, scripts: checks, dependencies: { hono: "*" }, devDependencies: tools }, null, 2)}\n`;
}

describe("a house without a fault", () => {
  test.each(CHECKS)("passes %s", async (name) => {
    const { passed, output } = await check(name);
    expect(passed, output).toBe(true);
  });
});

describe("check:floors refuses", () => {
  test.each([
    ["an upward import", "no-upward-import-from-domain", "src/domain/contact.ts", "../nlu/topics.ts"],
    ["an upward import from .tsx", "no-upward-import-from-ui", "src/ui/layout.tsx", "../channels/telegram/send.ts"],
    ["a sideways import", "no-sideways-import-from-knowledge", "src/knowledge/rank.ts", "../nlu/topics.ts"],
    [
      "a channel that sees another",
      "no-sideways-import-between-channels",
      "src/channels/telegram/send.ts",
      "../simulator/send.ts",
    ],
    ["I/O in a pure folder", "pure-folders-do-no-io", "src/nlu/topics.ts", "node:fs"],
    ["a dev dependency in production", "production-imports-no-dev-dependency", "src/ui/layout.tsx", "typescript"],
    ["a folder without a floor", "folder-has-a-floor", "src/misc/a.ts", "../base/clock.ts"],
  ])("%s", async (_what, rule, from, to) => {
    expect(await check("check:floors", { [from]: `import "${to}";\n` })).toMatchObject({
      passed: false,
      output: expect.stringContaining(`error ${rule}: ${from}`),
    });
  });

  test("an upward import of nothing but a type", async () => {
    const plant = 'import type { telegram } from "../channels/telegram/send.ts";\nexport type T = typeof telegram;\n';
    expect(await check("check:floors", { "src/ui/layout.tsx": plant })).toMatchObject({
      passed: false,
      output: expect.stringContaining("error no-upward-import-from-ui: src/ui/layout.tsx"),
    });
  });

  test("a circle", async () => {
    const plant = {
      "src/nlu/topics.ts": 'import "./signals.ts";\nexport const topics = () => [];\n',
      "src/nlu/signals.ts": 'import "./topics.ts";\n',
    };
    expect(await check("check:floors", plant)).toMatchObject({
      passed: false,
      output: expect.stringMatching(/error no-circle: src\/nlu\/(topics|signals)\.ts/),
    });
  });

  test("production that imports test code", async () => {
    const plant = { "src/ui/layout.tsx": 'import "../testing/frozen.ts";\n', "src/testing/frozen.ts": "export {};\n" };
    expect(await check("check:floors", plant)).toMatchObject({
      passed: false,
      output: expect.stringContaining("error production-imports-no-test-code: src/ui/layout.tsx"),
    });
  });

  test("nothing in a test that looks up and sideways", async () => {
    const plant = { "src/nlu/topics.test.ts": 'import "../knowledge/rank.ts";\nimport "../main/sanad.ts";\n' };
    const { passed, output } = await check("check:floors", plant);
    expect(passed, output).toBe(true);
  });
});

test("check:unused refuses an export that nobody imports", async () => {
  const plant = { "src/knowledge/rank.ts": "export const rank = 1;\nexport const forgotten = 2;\n" };
  expect(await check("check:unused", plant)).toMatchObject({
    passed: false,
    output: expect.stringMatching(/Unused exports[\s\S]*forgotten/),
  });
});

test("check:style refuses a promise that nobody waits for", async () => {
  const plant = "export async function rank() {}\n\nexport function start() {\n  rank();\n}\n";
  expect(await check("check:style", { "src/knowledge/rank.ts": plant })).toMatchObject({
    passed: false,
    output: expect.stringContaining("noFloatingPromises"),
  });
});

test("check:style refuses a file of more than 300 lines", async () => {
  const plant = Array.from({ length: 301 }, (_, line) => `export const line${line} = ${line};\n`).join("");
  expect(await check("check:style", { "src/knowledge/rank.ts": plant })).toMatchObject({
    passed: false,
    output: expect.stringContaining("noExcessiveLinesPerFile"),
  });
});
