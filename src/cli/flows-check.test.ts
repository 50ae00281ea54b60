import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BUILT } from "../nlu/testing/built.ts";
import { flowsCheck, run } from "./flows-check.ts";

describe("sanad flows check", () => {
  let root = "";
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), "flows-check-"));
    for (const folder of ["flows", "locales"]) cpSync(folder, join(root, folder), { recursive: true });
  });
  afterAll(() => rmSync(root, { recursive: true }));

  it("finds the flows of the repository sound", async () => {
    expect(await flowsCheck({ root, understanding: BUILT })).toMatchObject({ problems: [], exitCode: 0 });
  });

  it("walks them, and tells the shortest dialogue to what is wrong", async () => {
    const file = join(root, "flows/person.yaml");
    const sound = readFileSync(file, "utf8");
    writeFileSync(
      file,
      sound.replace(`when: 'requested != ""', go: in_queue`, `when: 'requested == "?"', go: in_queue`),
    );
    const { problems, exitCode } = await flowsCheck({ root, understanding: BUILT });
    writeFileSync(file, sound);
    expect(exitCode).toBe(1);
    expect(problems[0]).toMatchObject({ file: "flows/person.yaml", fault: expect.stringContaining('- them: "موظف"') });
  });

  it("names file, line, path and fault, and fails", async () => {
    writeFileSync(join(root, "flows/extra.yaml"), "flow: extra\nstart: a\nnodes:\n  a: {go: en}\n");
    const told: string[] = [];
    const io = { cwd: root, stdout: () => {}, stderr: (text: string) => void told.push(text) };
    const exitCode = await run([], io, BUILT);
    expect([exitCode, told.join("")]).toEqual([
      1,
      "flows/extra.yaml:1 flow: nothing enters this flow\n" +
        "flows/extra.yaml:4 nodes.a.go: there is no node en; did you mean a?\n",
    ]);
  });

  it("looks into the instruments", async () => {
    const file = join(root, "flows/instruments/ilo-child-labour.yaml");
    const sound = readFileSync(file, "utf8");
    writeFileSync(file, sound.replace("indicators: [CR1, ", "indicators: [CR11, "));
    const { problems, exitCode } = await flowsCheck({ root, understanding: BUILT });
    writeFileSync(file, sound);
    expect(problems.filter(({ file }) => file.includes("instruments"))).toEqual([
      expect.objectContaining({
        file: "flows/instruments/ilo-child-labour.yaml",
        path: "results[3].when[1].indicators[0]",
        fault: "there is no indicator CR11",
      }),
    ]);
    expect(exitCode).toBe(1);
  });

  it("looks into the lexicon, and at what is handed to it", async () => {
    const file = join(root, "flows/lexicon/commands.yaml");
    writeFileSync(file, readFileSync(file, "utf8").replace("signs:", "sign:"));
    const hours = { file: "flows/hours.yaml", line: 2, path: "", fault: "is not a time zone" };
    const { problems } = await flowsCheck({ root, understanding: BUILT, more: () => [hours] });
    expect(problems.map(({ fault }) => fault)).toEqual(['Unrecognized key: "sign"', "is not a time zone"]);
  });
});
