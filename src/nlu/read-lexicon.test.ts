import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readLexicon } from "./read-lexicon.ts";

const commands = readFileSync("flows/lexicon/commands.yaml", "utf8");
const signals = readFileSync("flows/lexicon/signals.yaml", "utf8");
const read = (commandsText: string, signalsText: string) =>
  readLexicon([
    { path: "flows/lexicon/commands.yaml", text: commandsText },
    { path: "flows/lexicon/signals.yaml", text: signalsText },
  ]);

test("what stands in the repository is sound", () => {
  expect(read(commands, signals)).not.toBeInstanceOf(Array);
});

test("words are split at commas of both scripts", () => {
  const source = read(commands, 'concepts:\n  a: {ar: "قتل، ضرب, خطف "}\nsignals: []\n');
  expect(source).toMatchObject({ signals: { concepts: { a: { ar: ["قتل", "ضرب", "خطف"] } } } });
});

test.each([
  ["a concept that is not there", "{kinds: [child], risk: urgent, all: [ghost]}", "there is no concept ghost"],
  ["a kind that is not there", "{kinds: [ghost], risk: urgent, all: [a]}", "Invalid option"],
  ["both orders at once", "{kinds: [child], risk: urgent, all: [a], in_order: [a, a]}", "either all or in_order"],
  ["a risk that is none", "{kinds: [child], risk: none, all: [a]}", "Invalid option"],
])("%s is a problem with its place", (_, row, fault) => {
  expect(read(commands, `concepts:\n  a: {ar: "قتل"}\nsignals:\n  - ${row}\n`)).toContainEqual(
    expect.objectContaining({ file: "flows/lexicon/signals.yaml", line: 4, fault: expect.stringContaining(fault) }),
  );
});

test("one saying for two commands is a problem", () => {
  const twice = commands.replace('en: "back, ', 'en: "back, menu, ');
  expect(read(twice, signals)).toContainEqual(
    expect.objectContaining({ path: "says.back", fault: '"menu" is said for menu too; keep one' }),
  );
});

test("a missing file is a problem", () => {
  expect(readLexicon([{ path: "flows/lexicon/commands.yaml", text: commands }])).toEqual([
    { file: "flows/lexicon/signals.yaml", line: 1, path: "", fault: "this file is missing" },
  ]);
});
