import fc from "fast-check";
import { expect, test } from "vitest";
import { excerpt, truncate } from "./excerpt.ts";

test.each([
  ["a short text stays", "سلام", 10, "سلام"],
  ["a text of just the length stays", "abcde", 5, "abcde"],
  ["a longer one is cut", "abcdef", 5, "abcd…"],
  ["an emoji of many parts is one letter", "👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧", 3, "👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧"],
  ["an emoji of many parts is not torn", "👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧", 2, "👨‍👩‍👧…"],
  ["a letter keeps its marks", "بِسْمِ", 3, "بِسْمِ"],
  ["no space before the cut", "ab cd", 4, "ab…"],
])("%s", (_, text, graphemes, cut) => {
  expect(truncate(text, graphemes)).toBe(cut);
});

test("an excerpt is one line", () => {
  expect(excerpt("  a\n\n b\tc ", 10)).toBe("a b c");
});

test("a cut text is never longer than asked and is well-formed", () => {
  const segmenter = new Intl.Segmenter("ar");
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 1, max: 20 }), (text, graphemes) => {
      const cut = excerpt(text, graphemes);
      expect([...segmenter.segment(cut)].length).toBeLessThanOrEqual(graphemes);
      expect(cut.isWellFormed()).toBe(true);
    }),
  );
});
