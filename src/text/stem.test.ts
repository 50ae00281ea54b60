import { expect, test } from "vitest";
import { stem } from "./stem.ts";

test.each([
  ["the article", "المكتب", "مكتب"],
  ["a preposition with the article", "بالشغل", "شغل"],
  ["persons and tenses", "بيسافر", "هسافر"],
  ["an object", "سافرني", "سافر"],
  ["the plural", "عقودات", "عقود"],
  ["the feminine", "مرخصه", "مرخص"],
  ["how it is spoken", "ثاني", "تاني"],
  ["an English plural", "contracts", "contract"],
  ["English -ing", "travelling", "travel"],
  ["English -ing with a dropped e", "leaving", "leave"],
  ["English -ed", "stopped", "stop"],
  ["English -ies", "agencies", "agency"],
])("%s: «%s» and «%s» meet", (_, one, other) => {
  expect(stem(one)).toBe(stem(other));
});

test.each([
  ["مركب", "مركز"],
  ["مش", "مشي"],
  ["ولد", "لد"],
  ["الم", "لم"],
  ["need", "ne"],
])("«%s» and «%s» stay apart", (one, other) => {
  expect(stem(one)).not.toBe(stem(other));
});
