import fc from "fast-check";
import { expect, test } from "vitest";
import { fold, foldWithOrigins } from "./arabic.ts";

test.each([
  ["tashkeel", "مَرْحَبًا", "مرحبا"],
  ["tatweel", "ســـلام", "سلام"],
  ["alef with hamza, madda, wasla", "أنا إن آن ٱل", "انا ان ان ال"],
  ["alef maqsura and hamza on yeh", "على شئ", "علي شي"],
  ["taa marbuta", "مساعدة", "مساعده"],
  ["hamza on waw", "مؤسسة", "موسسه"],
  ["drawn-out letters", "مساااااعده بليييز", "مساعده بليز"],
  ["a doubled letter stays", "ممكن الله", "ممكن الله"],
  ["drawn-out Latin letters", "heeeelp meee", "help me"],
  ["doubled Latin letters stay", "Good PASSPORT", "good passport"],
  ["digits of both keyboards", "٠١٢٣ ۴۵۶", "0123 456"],
  ["repeated digits stay", "٥٠٠٠", "5000"],
  ["punctuation", "إيه؟ لا، نعم؛ «طيب»", 'ايه? لا, نعم; "طيب"'],
  ["Persian keyboard", "کیف", "كيف"],
  ["presentation forms", "ﻣﺮﺣﺒﺎ", "مرحبا"],
  ["a ligature that is a whole phrase", "ﷺ", "صلي الله عليه وسلم"],
  ["full-width letters", "ＳＴＯＰ", "stop"],
  ["mathematical letters", "𝐇𝐞𝐥𝐩", "help"],
  ["accents", "café", "cafe"],
  ["curly apostrophe", "don’t", "don't"],
  ["white space", "  a \n\n b\u00a0c\t", "a b c"],
  ["the colour of a hand", "👍🏽", "👍"],
  ["emoji stay", "شكرا 😂😂😂😂", "شكرا 😂😂😂😂"],
])("%s", (_, text, folded) => {
  expect(fold(text)).toBe(folded);
});

test("folding twice changes nothing", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const once = fold(text);
      expect(fold(once)).toBe(once);
    }),
    { numRuns: 3000 },
  );
});

test("each folded letter knows where it came from", () => {
  const { text, origins } = foldWithOrigins("  أَهلاً");
  expect(text).toBe("اهلا");
  expect([...origins.slice(0, 4)]).toEqual([2, 4, 5, 6]);
});

const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.string({ unit: "grapheme", maxLength: 40 }),
  fc.string({ unit: fc.constantFrom(..."اأإآىيئةهؤوـًَٰ؟،٣3aA.' ʼİıǅŉ½ﷺﻻ𝐚😂\n"), maxLength: 40 }),
);
