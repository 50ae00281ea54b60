import { expect, test } from "vitest";
import { digraphs, skeletonOfArabic, skeletonsOfLatin } from "./arabizi.ts";

test.each([
  ["عايز", "3ayez 3ayz 3aayez 3ayiz"],
  ["مشكله", "moshkela mushkila mshkla"],
  ["شغل", "sho8l shoghl shughl"],
  ["خايف", "5ayef khayef"],
  ["محبوس", "ma7boos ma7bous"],
  ["قتل", "2atal qatal"],
  ["جواز", "gawaz jawaz"],
  ["ممكن", "momken mmkn"],
  ["واحد", "wa7ed"],
  ["ضرب", "darab"],
  ["طفل", "tefl 6efl"],
  ["سافر", "safer"],
])("%s meets its Latin spellings %s", (arabic, spellings) => {
  for (const spelling of spellings.split(" ")) expect(skeletonsOfLatin(spelling)).toContain(skeletonOfArabic(arabic));
});

test("2 is also hamza", () => {
  expect(skeletonsOfLatin("sa2al")).toContain(skeletonOfArabic("سال"));
});

test.each([
  ["ح and ه", "حرب", "هرب"],
  ["ع and nothing", "علم", "الم"],
])("%s stay apart", (_, one, other) => {
  expect(skeletonOfArabic(one)).not.toBe(skeletonOfArabic(other));
});

test("two letters for one sound become one", () => {
  expect(digraphs("shokhgh")).toBe("$o58");
});
