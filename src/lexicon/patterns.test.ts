import { expect, test } from "vitest";
import { fold } from "../text/arabic.ts";
import { readWriting } from "../text/language.ts";
import { tokenize } from "../text/tokens.ts";
import type { Concept } from "./concepts.ts";
import { compilePatterns, type Pattern } from "./patterns.ts";

const words = (ar: string[], rest: Partial<Concept> = {}): Concept => ({
  ar,
  arabizi: [],
  en: [],
  signs: [],
  numbers: null,
  ...rest,
});
const pattern = (elements: string[], rest: Partial<Pattern> = {}): Pattern => ({
  elements,
  ordered: false,
  within: 4,
  unless: [],
  notAfter: [],
  ...rest,
});
const CONCEPTS = {
  beat: words(["ضرب"], { en: ["hit"] }),
  door: words(["باب"], { en: ["door"] }),
  exact: words(["=كتب"]),
  phrase: words(["من غير ميه"], { en: ["no water"] }),
  short: words(["مت"]),
  young: words([], { numbers: [1, 17] }),
  joke: words([], { signs: ["😂"] }),
  not: words(["=مش"]),
  negated: words([]),
  lost: words([], { arabizi: ["tayeh"] }),
};

function find(text: string, ...patterns: Pattern[]): string[] {
  const { words } = tokenize(fold(text));
  const matches = compilePatterns(CONCEPTS, patterns)(words, readWriting(words));
  return matches.map(({ first, last }) => words.slice(first, last + 1).join(" "));
}

test.each([
  ["with persons, tenses, objects", "هيضربوني", "beat"],
  ["with the article", "الباب", "door"],
  ["with a preposition", "بالباب", "door"],
  ["spoken spelling", "ضربونا", "beat"],
  ["Arabizi by its consonants", "ana byedrabny", "beat"],
  ["Arabizi as listed, another spelling", "ana taayeh", "lost"],
  ["an English form", "he hits", "beat"],
  ["a phrase", "احنا من غير ميه", "phrase"],
  ["a number in the range", "١٢", "young"],
  ["a short word with «and»", "ومت", "short"],
])("a word is found %s", (_, text, concept) => {
  expect(find(text, pattern([concept]))).toHaveLength(1);
});

test.each([
  ["another word that begins alike", "ضريبه", "beat"],
  ["an exact word with more", "كتبوا", "exact"],
  ["a short word inside another", "متي", "short"],
  ["a phrase with a word between", "من اي غير ميه", "phrase"],
  ["a number out of the range", "١٨", "young"],
  ["Arabizi consonants in English", "the drab bin", "beat"],
])("a word is not found in %s", (_, text, concept) => {
  expect(find(text, pattern([concept]))).toEqual([]);
});

test("elements meet within the window, in any order", () => {
  const both = pattern(["beat", "door"]);
  expect(find("ضرب علي الباب", both)).toEqual(["ضرب علي الباب"]);
  expect(find("الباب اللي ضربوه", both)).toEqual(["الباب اللي ضربوه"]);
  expect(find("ضرب واحد اتنين تلاته اربعه الباب", both)).toEqual([]);
});

test("ordered elements meet in their order only", () => {
  const ordered = pattern(["beat", "door"], { ordered: true });
  expect(find("ضرب الباب", ordered)).toEqual(["ضرب الباب"]);
  expect(find("الباب ضرب", ordered)).toEqual([]);
});

test("one word never makes two elements", () => {
  expect(find("ضرب", pattern(["beat", "beat"]))).toEqual([]);
  expect(find("ضرب", pattern(["beat", "beat"], { ordered: true }))).toEqual([]);
  expect(find("ضرب ضرب", pattern(["beat", "beat"], { ordered: true }))).toHaveLength(1);
});

test("an element may be one of several concepts", () => {
  expect(find("الباب", pattern(["beat|door"]))).toEqual(["الباب"]);
});

test("what stands near by takes a pattern back, on either side, but not from afar", () => {
  const serious = pattern(["beat"], { unless: ["joke"] });
  expect(find("😂 ضرب", serious)).toEqual([]);
  expect(find("ضرب 😂", serious)).toEqual([]);
  expect(find(`ضرب ${"كلام ".repeat(20)} 😂`, serious)).toEqual(["ضرب"]);
  expect(find(`ضرب 😂 ${"كلام ".repeat(20)} ضرب`, serious)).toEqual(["ضرب"]);
});

test("negation just before, or in the word itself, takes a pattern back", () => {
  const denied = pattern(["beat"], { notAfter: ["not", "negated"] });
  expect(find("مش بيضرب", denied)).toEqual([]);
  expect(find("مابيضربنيش", denied)).toEqual([]);
  expect(find("بيضرب مش", denied)).toEqual(["بيضرب"]);
});

test("each pattern is found once, at its first place", () => {
  expect(find("الباب ضرب ضرب", pattern(["beat"]), pattern(["door"]))).toEqual(["الباب", "ضرب"]);
});

test("a pattern of an unknown concept does not compile", () => {
  expect(() => compilePatterns(CONCEPTS, [pattern(["ghost"])])).toThrow("no such concept: ghost");
});
