import { describe, expect, test } from "vitest";
import { readInstruments } from "../screening/read-instruments.ts";
import { instrumentFiles } from "../screening/testing/real-instruments.ts";
import { screen } from "./screen.ts";

const instruments = readInstruments(instrumentFiles());
if (Array.isArray(instruments)) throw new Error(JSON.stringify(instruments));

async function piped(...lines: (object | string)[]) {
  let out = "";
  let err = "";
  async function* stream() {
    for (const line of lines) yield typeof line === "string" ? line : JSON.stringify(line);
  }
  const code = await screen(["--jsonl"], instruments as Exclude<typeof instruments, unknown[]>, {
    lines: stream(),
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
  });
  return {
    code,
    err,
    rows: out
      .split("\n")
      .filter(Boolean)
      .map((row) => JSON.parse(row)),
  };
}

const adult = (indicators: Record<string, string>, id: unknown = 1) => ({
  id,
  instrument: "ilo-adult-labour",
  indicators,
});

test("each line comes back with its dimensions, its result and the reasons", async () => {
  const { code, rows } = await piped(adult({ EX1: "yes", EX2: "yes", CD1: "no", DR1: "unknown" }, "a"));
  expect(code).toBe(0);
  expect(Object.keys(rows[0])).toEqual(["id", "dimensions", "result", "reasons"]);
  expect(rows[0]).toMatchObject({ id: "a", result: "C", reasons: [{ result: "C", dimensions: ["D4"] }] });
  expect(rows[0].dimensions.D4).toEqual({ strong: 1, medium: 1, weak: 0, positive: true });
  expect(Object.keys(rows[0].dimensions)).toEqual(["D1", "D2", "D3", "D4", "D5", "D6"]);
});

test("an instrument reads the same signs in its own way, and takes what it does not list", async () => {
  const { code, rows } = await piped({ id: 1, instrument: "ilo-child-labour", indicators: { AV8: "yes", EX2: "yes" } });
  expect([code, rows[0].result, rows[0].dimensions.D3.medium]).toEqual([0, "child", 0]);
});

describe("a line that cannot be judged is told by its number and what to write, and the others go on", () => {
  test.each([
    ["no JSON", "secret words", "write a JSON object with id, instrument and indicators"],
    ["no object", "7", "write a JSON object with id, instrument and indicators"],
    [
      "no id",
      { instrument: "ilo-adult-labour", indicators: {} },
      "write a JSON object with id, instrument and indicators",
    ],
    [
      "no indicators",
      { id: 1, instrument: "ilo-adult-labour" },
      "write a JSON object with id, instrument and indicators",
    ],
    [
      "indicators as a list",
      { id: 1, instrument: "ilo-adult-labour", indicators: ["DR1"] },
      "write a JSON object with id, instrument and indicators",
    ],
    [
      "an unknown instrument",
      { id: 1, instrument: "secret", indicators: {} },
      "instrument: write one of ilo-adult-labour, ilo-child-labour",
    ],
    [
      "an unknown indicator",
      adult({ DR1: "yes", secret: "yes" }),
      "indicators: number 2 is none of this instrument's; write DR1-DR10, CR1-CR10, AV1-AV16, EX1-EX9, CD1-CD15, AD1-AD7",
    ],
    [
      "a name that every object has",
      '{"id":1,"instrument":"ilo-adult-labour","indicators":{"__proto__":"yes"}}',
      "indicators: number 1 is none of this instrument's; write DR1-DR10, CR1-CR10, AV1-AV16, EX1-EX9, CD1-CD15, AD1-AD7",
    ],
    ["an unknown value", adult({ DR1: "secret" }), "indicators: DR1: write yes, no or unknown"],
    ["a value that is no word", adult({ DR1: null as never }), "indicators: DR1: write yes, no or unknown"],
  ])("%s", async (_, line, fault) => {
    const { code, rows, err } = await piped(adult({}, "before"), "", line, adult({}, "after"));
    expect([code, rows.map(({ id }) => id)]).toEqual([1, ["before", "after"]]);
    expect(err).toBe(`line 3: ${fault}\n`);
  });
});

test("without --jsonl it says what to write", async () => {
  await expect(screen([], new Map(), {} as never)).rejects.toThrow("write screen --jsonl");
  await expect(screen(["--lines"], new Map(), {} as never)).rejects.toThrow("screen --jsonl");
});

test("no more is read than can be written", async () => {
  let read = 0;
  let write = () => {};
  async function* stream() {
    for (; read < 3; read++) yield JSON.stringify(adult({}));
  }
  const done = screen(["--jsonl"], instruments as Exclude<typeof instruments, unknown[]>, {
    lines: stream(),
    out: () =>
      new Promise<void>((resolve) => {
        write = resolve;
      }),
    err: () => {},
  });
  await new Promise(setImmediate);
  expect(read).toBe(0);
  while (read < 3) {
    write();
    await new Promise(setImmediate);
  }
  expect(await done).toBe(0);
});
