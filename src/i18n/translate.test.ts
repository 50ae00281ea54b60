import { describe, expect, it } from "vitest";
import { createTranslator, MissingText } from "./translate.ts";

const texts = {
  ar: {
    "menu.hello": "أهلًا",
    "menu.named": "أهلًا يا {{name}}",
    "menu.line": "{{name}}: {{number}}",
    "queue.place_zero": "مفيش حد قبلك",
    "queue.place_one": "قبلك شخص واحد",
    "queue.place_two": "قبلك شخصين",
    "queue.place_few": "قبلك {{count}} أشخاص",
    "queue.place_many": "قبلك {{count}} شخص",
    "queue.place_other": "قبلك {{count}} شخص.",
  },
  en: {
    "menu.hello": "Hello",
    "menu.named": "Hello {{name}}",
    "menu.line": "{{name}}: {{number}}",
    "queue.place_one": "One person is before you",
    "queue.place_other": "{{count}} people are before you",
  },
};
const t = createTranslator(texts);

describe("createTranslator", () => {
  it("gives a text in the language asked for", () => {
    expect([t("ar", "menu.hello"), t("en", "menu.hello")]).toEqual(["أهلًا", "Hello"]);
  });

  it("knows the six Arabic plurals and writes counts in Arabic digits", () => {
    expect([0, 1, 2, 3, 11, 100].map((count) => t("ar", "queue.place", { count }))).toEqual([
      "مفيش حد قبلك",
      "قبلك شخص واحد",
      "قبلك شخصين",
      "قبلك ٣ أشخاص",
      "قبلك ١١ شخص",
      "قبلك ١٠٠ شخص.",
    ]);
  });

  it("knows the two English plurals", () => {
    expect([1, 5].map((count) => t("en", "queue.place", { count }))).toEqual([
      "One person is before you",
      "5 people are before you",
    ]);
  });

  it("isolates a phone number inside Arabic and keeps it dialable", () => {
    expect(t("ar", "menu.line", { name: "النجدة", number: "+20 122" })).toBe("النجدة: \u2068+20 122\u2069");
  });

  it("isolates an Arabic name inside English only", () => {
    expect(t("en", "menu.line", { name: "النجدة", number: "122" })).toBe("\u2068النجدة\u2069: 122");
  });

  it("escapes nothing and expands nothing that a person wrote", () => {
    expect(t("en", "menu.named", { name: "<b> {{number}} $t(menu.hello) $&" })).toBe(
      "Hello <b> {{number}} $t(menu.hello) $&",
    );
  });

  it("throws a named error for a text that is missing", () => {
    expect(() => t("en", "menu.gone")).toThrow(MissingText);
  });
});
