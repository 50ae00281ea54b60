import { expect, test } from "vitest";
import { fold } from "./arabic.ts";
import { languageOf, readWriting } from "./language.ts";
import { tokenize } from "./tokens.ts";

const read = (text: string) => readWriting(tokenize(fold(text)).words);

test.each([
  ["عايز أسافر إيطاليا", "arabic"],
  ["بدي أعرف عن ال decreto flussi", "arabic"],
  ["٣ شهور", "arabic"],
  ["3ayez asafer italia", "arabizi"],
  ["ana msh 3aref a3mel eh", "arabizi"],
  ["bade erja3 3a souria", "arabizi"],
  ["el passport da3 meny", "arabizi"],
  ["How can I renew my passport?", "english"],
  ["I waited 3 months and 2 weeks, my 2nd time", "english"],
  ["ok", "latin"],
  ["je voudrais partir", "latin"],
  ["12345", null],
  ["😂😂", null],
  ["", null],
])("«%s» is written in %s", (text, writing) => {
  expect(read(text)).toBe(writing);
});

test.each([
  ["arabizi", "ar"],
  ["arabic", "ar"],
  ["english", "en"],
  ["latin", null],
  [null, null],
] as const)("%s is answered in %s", (writing, language) => {
  expect(languageOf(writing)).toBe(language);
});
