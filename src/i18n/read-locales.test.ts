import { describe, expect, it } from "vitest";
import { readLocales } from "./read-locales.ts";

const read = (ar: string, en: string) =>
  readLocales([
    { path: "locales/ar/menu.yaml", text: ar },
    { path: "locales/en/menu.yaml", text: en },
  ]);
const faults = (ar: string, en: string) => {
  const result = read(ar, en);
  return Array.isArray(result) ? result.map(({ file, line, path, fault }) => `${file}:${line} ${path}: ${fault}`) : [];
};

describe("readLocales", () => {
  it("joins nested keys under the name of the file", () => {
    const result = read("a:\n  b: نص", "a:\n  b: text");
    expect(result).toHaveProperty("texts", { ar: { "menu.a.b": "نص" }, en: { "menu.a.b": "text" } });
  });

  it("tells a key that a language lacks, where the other has it", () => {
    expect(faults("a: نص\nb: نص", "a: text")).toEqual(["locales/ar/menu.yaml:2 b: there is no menu.b in en"]);
  });

  it("tells a key that stands twice", () => {
    expect(faults("a: نص\na: نص", "a: text")).toEqual([
      "locales/ar/menu.yaml:2 : this key stands here twice; keep one",
    ]);
  });

  it("tells what is no text", () => {
    expect(faults("a: 1", "a: text")).toEqual(["locales/ar/menu.yaml:1 a: should be a text; put it in quotes"]);
  });

  it("wants the six Arabic plural forms and the two English ones", () => {
    expect(faults("a_one: س\na_other: س", "a_other: x")).toEqual([
      "locales/ar/menu.yaml:1 a_one: the plural lacks the form _zero",
      "locales/ar/menu.yaml:1 a_one: the plural lacks the form _two",
      "locales/ar/menu.yaml:1 a_one: the plural lacks the form _few",
      "locales/ar/menu.yaml:1 a_one: the plural lacks the form _many",
      "locales/en/menu.yaml:1 a_other: the plural lacks the form _one",
    ]);
  });

  it("tells a param that one language lacks", () => {
    expect(faults("a: نص {{name}}", "a: text")).toEqual(["locales/ar/menu.yaml:1 a: {{name}} is missing in en"]);
  });

  it("tells a broken param", () => {
    expect(faults("a: نص {{ name }}", "a: text")).toEqual(["locales/ar/menu.yaml:1 a: write params as {{name}}"]);
  });

  it("tells a direction mark that nobody sees", () => {
    expect(faults("a: نص\u200f", "a: text")).toEqual([
      "locales/ar/menu.yaml:1 a: holds a control or direction character that nobody sees; take it out",
    ]);
  });

  it("tells YAML that cannot be read", () => {
    expect(faults("a: [", "a: text")[0]).toMatch(/^locales\/ar\/menu.yaml:\d+ :/);
  });
});
