import { expect, test } from "vitest";
import { readCardinal, readOrdinal, toWesternDigits } from "./digits.ts";

test("digits of both keyboards become 0-9, all else stays", () => {
  expect(toWesternDigits("٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹ عندي ٣، 4")).toBe("0123456789 0123456789 عندي 3، 4");
});

test.each([
  ["واحد", 1],
  ["اتنين", 2],
  ["اثنين", 2],
  ["تلاته", 3],
  ["ثلاثه", 3],
  ["arba3a", 4],
  ["khamsa", 5],
  ["six", 6],
  ["سبعه", 7],
  ["تمنيه", 8],
  ["تسعه", 9],
  ["ten", 10],
  ["ست", null],
  ["كتير", null],
])("«%s» counts %s", (word, number) => {
  expect(readCardinal(word)).toBe(number);
});

test.each([
  ["اول", 1],
  ["تاني", 2],
  ["ثالث", 3],
  ["fourth", 4],
  ["5th", 5],
  ["عاشر", 10],
  ["اخير", null],
])("«%s» is in place %s", (word, number) => {
  expect(readOrdinal(word)).toBe(number);
});
