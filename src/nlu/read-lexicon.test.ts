import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readLexicon } from "./read-lexicon.ts";

const file = (name: string) => ({ path: `flows/lexicon/${name}`, text: readFileSync(`flows/lexicon/${name}`, "utf8") });
const commands = file("commands.yaml");
const withConcepts = (text: string) => readLexicon([commands, { path: "flows/lexicon/more.yaml", text }]);

test("what stands in the repository is sound", () => {
  expect(readLexicon([commands, file("concepts.yaml"), file("danger.yaml")])).not.toBeInstanceOf(Array);
});

test("words are split at commas of both scripts", () => {
  const source = withConcepts('concepts:\n  a: {ar: "قتل، ضرب, خطف "}\n');
  expect(source).toMatchObject({ concepts: { a: { ar: ["قتل", "ضرب", "خطف"] } } });
});

test.each([
  ["a field that is not there", "  a: {words: قتل}", "Unrecognized key"],
  ["a name that is none", "  A-b: {ar: قتل}", "Invalid key"],
])("%s is a problem with its place", (_, row, fault) => {
  expect(withConcepts(`concepts:\n${row}\n`)).toContainEqual(
    expect.objectContaining({ file: "flows/lexicon/more.yaml", line: 2, fault: expect.stringContaining(fault) }),
  );
});

test("a concept of two files is a problem", () => {
  const one = { path: "flows/lexicon/one.yaml", text: "concepts:\n  a: {ar: قتل}\n" };
  expect(readLexicon([commands, one, { ...one, path: "flows/lexicon/two.yaml" }])).toEqual([
    expect.objectContaining({
      file: "flows/lexicon/two.yaml",
      line: 2,
      fault: "a stands in another file too; keep one",
    }),
  ]);
});

test("one saying for two commands is a problem", () => {
  const text = commands.text.replace('en: "back, ', 'en: "back, menu, ');
  expect(readLexicon([{ ...commands, text }])).toContainEqual(
    expect.objectContaining({ path: "says.back", fault: '"menu" is said for menu too; keep one' }),
  );
});

test("a missing file is a problem", () => {
  expect(readLexicon([])).toEqual([
    { file: "flows/lexicon/commands.yaml", line: 1, path: "", fault: "this file is missing" },
  ]);
});
