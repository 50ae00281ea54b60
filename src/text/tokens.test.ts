import { expect, test } from "vitest";
import { tokenize } from "./tokens.ts";

test.each([
  ["words and punctuation", "ابني, عنده 15 سنه?", ["ابني", "عنده", "15", "سنه"]],
  ["a number written onto a word", "عنده 15سنه", ["عنده", "15", "سنه"]],
  ["Arabizi keeps its digits", "3ayez a7ky m3 7ad", ["3ayez", "a7ky", "m3", "7ad"]],
  ["an English contraction", "i don't want 'it'", ["i", "dont", "want", "it"]],
  ["letters that Arabizi writes with an apostrophe", "3'ar2an 7'ayef", ["8ar2an", "5ayef"]],
  ["an emoji is a word", "هموت😂😂 بجد", ["هموت", "😂", "😂", "بجد"]],
  ["mixed scripts", "الwhatsapp وقف", ["ال", "whatsapp", "وقف"]],
  ["nothing", "... ?", []],
])("%s", (_, folded, words) => {
  expect(tokenize(folded).words).toEqual(words);
});

test("places are those of the folded text", () => {
  const folded = "لا, don't 😂";
  const { starts, ends } = tokenize(folded);
  expect(starts.map((start, i) => folded.slice(start, ends[i]))).toEqual(["لا", "don't", "😂"]);
});
