import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BUILT } from "../nlu/testing/built.ts";
import { run } from "./flows-draw.ts";

describe("sanad flows draw", () => {
  let root = "";
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), "flows-draw-"));
    for (const folder of ["flows", "locales"]) cpSync(folder, join(root, folder), { recursive: true });
  });
  afterAll(() => rmSync(root, { recursive: true }));

  const drawn = async (...args: string[]) => {
    const told: string[] = [];
    const tell = (text: string) => void told.push(text);
    const exitCode = await run(args, { cwd: root, stdout: tell, stderr: tell }, BUILT);
    return { exitCode, told: told.join("") };
  };

  it("makes the folder, draws every flow in both languages, and says how many", async () => {
    const to = join(root, "new/drawings");
    const { exitCode, told } = await drawn(to);
    const files = readdirSync(to);
    const flows = new Set(files.map((file) => file.split(".")[0])).size;
    expect([exitCode, told]).toEqual([0, `${flows} flows in ${files.length} drawings: ${to}\n`]);
    expect(files).toEqual(expect.arrayContaining(["person.ar.svg", "person.en.svg"]));
    expect(readFileSync(join(to, "person.ar.svg"), "utf8")).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/);
  });

  it.each([[[]], [["--all"]], [["one", "two"]]])("asks for one folder: %j", async (args) => {
    await expect(drawn(...args)).rejects.toThrow("flows draw: name the folder");
  });

  it("tells what is wrong as `flows check` does, and draws nothing", async () => {
    const file = join(root, "flows/extra.yaml");
    writeFileSync(file, "flow: extra\nstart: a\nnodes:\n  a: {go: en}\n");
    const to = join(root, "never");
    const { exitCode, told } = await drawn(to);
    rmSync(file);
    expect([exitCode, told]).toEqual([
      1,
      "flows/extra.yaml:1 flow: nothing enters this flow\n" +
        "flows/extra.yaml:4 nodes.a.go: there is no node en; did you mean a?\n",
    ]);
    expect(readdirSync(root)).not.toContain("never");
  });
});
