import fc from "fast-check";
import { expect, test } from "vitest";
import { splitMessage } from "./chunk.ts";

test.each([
  ["a short text is one message", "مرحبا بيك", 20, ["مرحبا بيك"]],
  ["nothing is no message", " \n ", 20, []],
  ["paragraphs first", "one two three\n\nfour five six", 20, ["one two three", "four five six"]],
  ["then sentences", "Wait here. Do not go out tonight", 20, ["Wait here.", "Do not go out", "tonight"]],
  [
    "an Arabic question ends a sentence",
    "انت في أمان؟ لو لأ قول لنا دلوقتي",
    22,
    ["انت في أمان؟", "لو لأ قول لنا دلوقتي"],
  ],
  ["then words", "one two three four", 9, ["one two", "three", "four"]],
  ["a word of just the limit", "abcdefgh ij", 8, ["abcdefgh", "ij"]],
  ["a word longer than the limit", "abcdefghij", 4, ["abcd", "efgh", "ij"]],
  ["an emoji is not torn", "👨‍👩‍👧👨‍👩‍👧", 10, ["👨‍👩‍👧", "👨‍👩‍👧"]],
  ["a decimal point ends no sentence", "it costs 12.50 in all now", 20, ["it costs 12.50 in", "all now"]],
])("%s", (_, text, limit, messages) => {
  expect(splitMessage(text, limit)).toEqual(messages);
});

const texts = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 200 }),
  fc.string({ unit: fc.constantFrom("ا", "ب", " ", "\n", ".", "؟ ", "👨‍👩‍👧", "a", "é"), maxLength: 200 }),
);

test("the messages together say all that the text says, and none is empty or too long", () => {
  fc.assert(
    fc.property(texts, fc.integer({ min: 2, max: 60 }), (text, limit) => {
      const messages = splitMessage(text, limit);
      expect(messages.join("").replace(/\s/g, "")).toBe(text.replace(/\s/g, ""));
      for (const message of messages) {
        expect(message).not.toBe("");
        expect(message.length).toBeLessThanOrEqual(limit);
        expect(message.isWellFormed()).toBe(true);
      }
    }),
    { numRuns: 1000 },
  );
});

const letters = (text: string) =>
  [...new Intl.Segmenter("ar", { granularity: "grapheme" }).segment(text)].map((it) => it.segment);

test("no letter or emoji is ever cut, where a message has room for one", () => {
  const unit = fc.constantFrom("ا", "بَ", "é", "👨‍👩‍👧", "🇪🇬", "👍🏽", "x", "1");
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 80 }), fc.integer({ min: 12, max: 40 }), (parts, limit) => {
      const text = parts.join("");
      expect(splitMessage(text, limit).flatMap(letters)).toEqual(letters(text));
    }),
  );
});

test("words that fit are never cut", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: fc.constantFrom("ا", "ب", "x"), minLength: 1, maxLength: 9 })), (words) => {
      expect(splitMessage(words.join(" "), 10).flatMap((message) => message.split(" "))).toEqual(words);
    }),
  );
});

test("a hundred thousand letters without a space are split in no time", () => {
  const started = performance.now();
  splitMessage("ا".repeat(100_000), 4096);
  expect(performance.now() - started).toBeLessThan(500);
});
