import fc from "fast-check";
import { expect, test } from "vitest";
import { cleanText } from "./clean.ts";

test.each([
  ["ordinary Arabic", "عايز أرجع مصر 🙏", "عايز أرجع مصر 🙏"],
  ["newline and tab", "a\n\tb", "a\n\tb"],
  ["half of an emoji", "hi \ud83d", "hi \ufffd"],
  ["NUL and other controls", "a\0b\u0007c\u009bd", "abcd"],
  ["Windows and Unicode line breaks", "a\r\nb\rc\u2028d", "a\nb\nc\nd"],
  ["an override that turns the text around", "pay \u202egnp.exe\u202c now", "pay gnp.exe now"],
  ["isolates and marks", "\u2067مرحبا\u2069\u200f \u200e1", "مرحبا 1"],
  ["zero-width spaces inside a word", "s\u200bt\u2060o\ufeffp", "stop"],
  ["a family emoji keeps its joiners", "👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"],
  ["a skin tone keeps its joiner", "👩🏽\u200d⚕️", "👩🏽\u200d⚕️"],
  ["a joiner between Latin letters", "s\u200dt\u200cop", "stop"],
  ["a joiner inside a Persian word", "می\u200cخواهم", "می\u200cخواهم"],
  ["a pile of marks on one letter", `a${"\u0301".repeat(500)}`, `a${"\u0301".repeat(8)}`],
  ["hidden tag characters", "ok\u{e0041}\u{e0042}", "ok"],
])("%s", (_, raw, clean) => {
  expect(cleanText(raw)).toBe(clean);
});

test("whatever comes, what stays is well-formed and has no control characters", () => {
  fc.assert(
    fc.property(anyText, (raw) => {
      const clean = cleanText(raw);
      expect(clean.isWellFormed()).toBe(true);
      expect(clean).not.toMatch(/[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069\u200b]/u);
      expect(clean.length).toBeLessThanOrEqual(raw.length);
      expect(cleanText(clean)).toBe(clean);
    }),
  );
});

test("a hundred thousand joiners are read in no time", () => {
  const started = performance.now();
  cleanText(`😀${"\u200d".repeat(100_000)}😀`);
  expect(performance.now() - started).toBeLessThan(200);
});

const anyText = fc.string({
  unit: fc.oneof(
    fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
    fc.constantFrom("\0", "\u200d", "\u202e", "\r", "\n", "😀", "ا", "a", "\u0301", "\ud83d", "\udc00"),
  ),
  maxLength: 60,
});
