import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
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
});
