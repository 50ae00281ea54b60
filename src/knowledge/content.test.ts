import { expect, test } from "vitest";
import { contentAt } from "./content.ts";
import { readContent } from "./read-content.ts";
import { realContent, smallContent } from "./testing/content-files.ts";

const source = readContent(smallContent());
if (Array.isArray(source)) throw new Error(JSON.stringify(source));
const fresh = contentAt(source, Date.UTC(2026, 5, 1, 23, 59));
const late = contentAt(source, Date.UTC(2026, 5, 2));

test("a contact whose number is not known is left out", () => {
  expect([...fresh.content.contacts.keys()]).toEqual(["police", "ministry"]);
  expect(fresh.content.articles.get("BG1")?.contacts).toEqual(["police", "ministry"]);
});

test("a contact past its review is left out, an emergency number is not", () => {
  expect([...late.content.contacts.keys()]).toEqual(["police"]);
  expect(late.content.articles.get("BG1")?.contacts).toEqual(["police"]);
});

test("staff are told of all that is past its review, and of nothing before", () => {
  expect(fresh.overdue).toEqual([]);
  expect(late.overdue).toEqual(["answers.BG1", "contacts.police", "contacts.ministry"]);
});

test("texts stand under the keys that the engine sends", () => {
  expect(fresh.texts.en).toEqual({
    "topics.before.label": "Before",
    "answers.BG1.label": "Travel legally",
    "answers.BG1.title": "How do I travel legally?",
    "answers.BG1.short": "With a contract.",
    "answers.BG1.long.0": "First.",
    "answers.BG1.long.1": "Second.",
  });
  expect(Object.keys(fresh.texts.ar)).toEqual(Object.keys(fresh.texts.en));
});

test("every answer of the repository stands under one row of the menu", () => {
  const { topics, articles } = contentAt(realContent(), 0).content;
  expect(topics.flatMap((topic) => topic.articles).sort()).toEqual([...articles.keys()].sort());
});
