import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { flowsCheck, run } from "./flows-check.ts";

describe("sanad flows check", () => {
  let root = "";
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), "flows-check-"));
    for (const folder of ["flows", "locales"]) cpSync(folder, join(root, folder), { recursive: true });
  });
  afterAll(() => rmSync(root, { recursive: true }));

  it("finds the flows of the repository sound", async () => {
    expect(await flowsCheck({ root })).toEqual({ problems: [], exitCode: 0 });
  });

  it("names file, line, path and fault, and fails", async () => {
    writeFileSync(join(root, "flows/extra.yaml"), "flow: extra\nstart: a\nnodes:\n  a: {go: en}\n");
    const told: string[] = [];
    const exitCode = await run([], { cwd: root, stdout: () => {}, stderr: (text) => void told.push(text) });
    expect([exitCode, told.join("")]).toEqual([
      1,
      "flows/extra.yaml:1 flow: nothing enters this flow\n" +
        "flows/extra.yaml:4 nodes.a.go: there is no node en; did you mean a?\n",
    ]);
  });

  it("looks into the lexicon, and at what is handed to it", async () => {
    const file = join(root, "flows/lexicon/commands.yaml");
    writeFileSync(file, readFileSync(file, "utf8").replace("all: [delete, my_data]", "all: [delete, my_date]"));
    const hours = { file: "flows/hours.yaml", line: 2, path: "", fault: "is not a time zone" };
    const { problems } = await flowsCheck({ root, more: () => [hours] });
    expect(problems.map(({ fault }) => fault)).toEqual([
      "there is no concept my_date; add it under concepts",
      "is not a time zone",
    ]);
  });
});
