import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { LANGUAGES } from "../../base/language.ts";
import { withBrowser } from "../../testing/browser.ts";
import { drawFlow } from "./draw-flow.ts";
import { FLOWS, wordingOf } from "./testing/flows.ts";

/** Words that leave their card or chip, words that lie over others, and what a browser cannot read as XML. */
const FAULTS = `(svg) => {
  const parsed = new DOMParser().parseFromString(svg, "image/svg+xml");
  const broken = parsed.querySelector("parsererror");
  if (broken) return [broken.textContent];
  document.getElementById("place").innerHTML = svg;
  const inside = (a, b) => a.left >= b.left - 0.5 && a.right <= b.right + 0.5 && a.top >= b.top - 0.5 && a.bottom <= b.bottom + 0.5;
  const meet = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 4 && b.top < a.bottom - 4;
  const box = (it) => it.getBoundingClientRect();
  const faults = [];
  for (const step of document.querySelectorAll(".step")) {
    const card = box(step.querySelector(".card"));
    const texts = [...step.querySelectorAll("text")];
    for (const text of texts) {
      const chip = text.parentElement.querySelector(":scope > .chip");
      if (!inside(box(text), chip ? { left: box(chip).left + 4, right: box(chip).right - 4, top: card.top, bottom: card.bottom } : card))
        faults.push(step.dataset.step + ": leaves its place: " + text.textContent);
    }
    const things = [...step.querySelectorAll("text, .chip")].filter((it) => it.matches(".chip") || !it.parentElement.querySelector(":scope > .chip"));
    things.forEach((a, i) => {
      for (const b of things.slice(0, i)) if (meet(box(a), box(b))) faults.push(step.dataset.step + ": lies over another: " + a.textContent + b.textContent);
    });
  }
  const whole = box(document.querySelector("svg"));
  for (const it of document.querySelectorAll("svg path.edge, svg text")) if (!inside(box(it), whole)) faults.push("outside: " + it.textContent);
  return faults;
}`;

describe("a drawing in a browser", () => {
  it("is sound XML and keeps all words in their place, in the console's font", async () => {
    const faults = await withBrowser(async (browser) => {
      const page = await browser.newPage();
      await page.setContent(`<style>${await fontFaces()}</style><div id="place"></div>`);
      await loadFonts(page);
      const found: string[] = [];
      for (const language of LANGUAGES) {
        for (const flow of FLOWS) {
          const svg = drawFlow({ flow, language, ...wordingOf(language) });
          const faults = (await page.evaluate(`(${FAULTS})(${JSON.stringify(svg)})`)) as string[];
          found.push(...faults.map((fault) => `${flow.flow} ${language} ${fault}`));
        }
      }
      return found;
    });
    expect(faults).toEqual([]);
  }, 60_000);
});

async function loadFonts(page: Page): Promise<void> {
  await page.evaluate("Promise.all([...document.fonts].map((font) => font.load()))");
}

async function fontFaces(): Promise<string> {
  const { resolve } = createRequire(import.meta.url);
  const faces = ["arabic", "latin"].flatMap((subset) =>
    [400, 600].map(async (weight) => {
      const file = await readFile(
        resolve(`@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-${subset}-${weight}-normal.woff2`),
      );
      const range = subset === "arabic" ? "unicode-range:U+0600-06FF;" : "";
      return `@font-face{font-family:Plex;font-weight:${weight};${range}src:url(data:font/woff2;base64,${file.toString("base64")})}`;
    }),
  );
  return (await Promise.all(faces)).join("");
}
