import { expect, test } from "vitest";
import { createRanker } from "./rank.ts";
import { realContent } from "./testing/content-files.ts";

const content = realContent();
const rank = createRanker(content);

test("each question of an answer's file finds that answer first", () => {
  const missed = content.articles.flatMap(({ key, questions }) =>
    [...questions.ar, ...questions.en].filter((question) => rank(question)[0]?.key !== key),
  );
  expect(missed).toEqual([]);
});

test.each([
  ["RC1", "المكتب ده مرخص ولا لأ؟"],
  ["DO1", "ضيعت الباسبور بتاعي"],
  ["LA1", "محتاج محامي ببلاش"],
  ["PW5", "decreto flussi italia"],
  ["CH1", "3ayez arga3 masr w ma3andeesh floos"],
  ["WR1", "my employer did not pay my salary"],
])("%s answers «%s»", (key, question) => {
  expect(rank(question)[0]?.key).toBe(key);
});

test.each(["سفر", "passport", "فلوس", "عايز أسافر"])("a vague word is not surely answered: «%s»", (text) => {
  expect(rank(text)[0]?.score ?? 0).toBeLessThanOrEqual(0.3);
});

test.each([
  "صباح الخير",
  "شكرا جدا",
  "what is the weather like tomorrow",
  "ما هي عاصمة البرازيل",
  "مين هيكسب الماتش",
  "مش",
  "😂😂",
  "",
])("nothing is surely answered: «%s»", (text) => {
  expect(rank(text)[0]?.score ?? 0).toBeLessThan(0.4);
});

test("at most five answers come, best first, scores from 0 to 1", () => {
  const answers = rank("عايز أسافر أشتغل بعقد شغل في السعودية");
  const scores = answers.map(({ score }) => score);
  expect(answers.length).toBeLessThanOrEqual(5);
  expect(scores).toEqual([...scores].sort((one, other) => other - one));
  expect(scores.every((score) => score > 0 && score <= 1)).toBe(true);
});

test("a story is no question", () => {
  expect(rank("المكتب ده مرخص ولا لأ. ".repeat(60))).toEqual([]);
});
