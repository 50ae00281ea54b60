import { describe, expect, it } from "vitest";
import type { LoadedLibrary } from "../main/library.ts";
import { testLibrary } from "../testing/ctx.ts";
import { Ago, dayKey, duration } from "./time.tsx";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const { ui } = testLibrary() as LoadedLibrary;
const ar = (key: string, params?: Readonly<Record<string, string | number>>) => ui("ar", `console.${key}`, params);
const en = (key: string, params?: Readonly<Record<string, string | number>>) => ui("en", `console.${key}`, params);

describe("a span of time", () => {
  it("is said in Arabic with the plural that its number asks for", () => {
    const said = [MINUTE, 2 * MINUTE, 3 * MINUTE, 11 * MINUTE, HOUR, 2 * HOUR, 72 * HOUR].map((ms) => duration(ar, ms));
    expect(said).toEqual(["دقيقة", "دقيقتين", "٣ دقائق", "١١ دقيقة", "ساعة", "ساعتين", "٣ أيام"]);
  });

  it("is said in English in the largest unit that fits", () => {
    expect([59 * MINUTE, HOUR, 47 * HOUR, 49 * HOUR].map((ms) => duration(en, ms))).toEqual([
      "59 min",
      "1 hour",
      "47 hours",
      "2 days",
    ]);
  });
});

describe("a moment", () => {
  it("carries its exact time for machines and its local one for people", () => {
    const at = Date.UTC(2026, 0, 15, 9, 0);
    const html = String(<Ago at={at} now={at + 5 * MINUTE} lang="en" t={en} />);
    expect(html).toMatch(/^<time datetime="2026-01-15T09:00:00\.000Z" title="[^"]*11:00">5 min ago<\/time>$/);
  });

  it("belongs to the day that it is in Cairo", () => {
    expect(dayKey(Date.UTC(2026, 0, 15, 22, 30))).toBe("2026-01-16");
  });
});
