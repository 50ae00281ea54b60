import { expect, test } from "vitest";
import { readContent } from "./read-content.ts";
import { contentFiles, smallContent } from "./testing/content-files.ts";

test("what stands in the repository is sound", () => {
  expect(readContent(contentFiles())).toMatchObject({ articles: { length: 61 } });
});

test("a sound answer is read, its long text by paragraphs", () => {
  expect(readContent(smallContent())).toMatchObject({
    articles: [{ key: "BG1", long: { ar: ["أول فقرة.", "تاني فقرة."], en: ["First.", "Second."] } }],
  });
});

test.each([
  ["a label too long", "Travel legally", "A label of more than twenty-four", "label.en", "at most 24 characters"],
  ["a short text too long", "With a contract.", "x".repeat(301), "short.en", "at most 300 characters"],
  ["a paragraph too long", "First.", "x".repeat(301), "long.en", "a paragraph has at most 300 characters"],
  ["a language missing", ', en: "With a contract."', "", "short.en", "Invalid input"],
  ["a phone number", "With a contract.", "Call 16439.", "short.en", "a number like a phone's"],
  ["a phone number in Arabic digits", "بعقد شغل.", "كلم ٠١٢ ٦٨٥٥ ٨٠٠٠", "short.ar", "a number like a phone's"],
  ["a phone number with dashes", "First.", "Call 02-2739-0400", "long.en", "a number like a phone's"],
  ["a place for a value", "With a contract.", "Hello {{name}}", "short.en", "takes no values"],
  ["a contact that is not in the registry", "unknown]", "nobody]", "contacts[2]", "there is no contact nobody"],
  ["a group that is not listed", "group: BG", "group: ZZ", "group", "must be the letters of the key"],
  ["a day that does not exist", 'verified_on: "2026-01-01"', 'verified_on: "2026-02-30"', "verified_on", "2026-11-23"],
  ["a review before the check", 'review_by: "2026-06-01"', 'review_by: "2025-06-01"', "review_by", "after verified_on"],
  [
    "no source",
    '  - {url: "https://example.org", title: "A page", date: null}',
    "  []",
    "sources",
    "name at least one",
  ],
  ["paragraphs in one language only", "    Second.\n", "", "long", "same number of paragraphs"],
  ["a key that nobody knows", "owner: content", "owner: content\nnotes: x", "", "notes"],
])("%s is a problem", (_, from, to, path, fault) => {
  const problems = readContent(smallContent((article) => article.replace(from, to)));
  expect(problems).toContainEqual(
    expect.objectContaining({ file: "flows/answers/BG1.yaml", path, fault: expect.stringContaining(fault) }),
  );
});

test("a span of years and a sum are no phone number", () => {
  const text = "For 2026-2028: 497,550 places";
  expect(readContent(smallContent((article) => article.replace("With a contract.", text)))).not.toBeInstanceOf(Array);
});

test("a problem names the line", () => {
  const [problem] = readContent(smallContent((article) => article.replace("risk: info", "risk: high"))) as {
    line: number;
  }[];
  expect(problem?.line).toBe(4);
});

test("every file's problems come at once", () => {
  const files = smallContent((article) => article.replace("risk: info", "risk: high"));
  const problems = readContent(files.filter(({ path }) => !path.endsWith("groups.yaml")));
  expect(problems).toHaveLength(2);
});

test("the same key in two files is a problem", () => {
  const files = smallContent();
  const again = { path: "flows/answers/BG2.yaml", text: files[2]?.text ?? "" };
  expect(readContent([...files, again])).toContainEqual(expect.objectContaining({ file: again.path, path: "key" }));
});
