import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { withBrowser } from "./browser.ts";

const SENTENCE = "أهلاً بك في سند";

async function onArabicPage<T>(use: (page: Page) => Promise<T>): Promise<T> {
  const font = createRequire(import.meta.url).resolve(
    "@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-arabic-400-normal.woff2",
  );
  const face = `@font-face { font-family: Plex; src: url(data:font/woff2;base64,${await readFile(font, "base64")}) }`;
  return withBrowser(async (browser) => {
    const page = await browser.newPage({ viewport: { width: 400, height: 200 } });
    await page.setContent(
      `<!doctype html><html lang="ar" dir="rtl"><style>${face} body { font: 32px Plex; margin: 0 }</style>
       <p style="margin:0"><span id="first">أهلاً</span> <span id="rest">بك في سند</span></p></html>`,
    );
    await page.evaluate("document.fonts.load('32px Plex', 'س')");
    return use(page);
  });
}

test("an Arabic sentence is laid out from the right", async () => {
  const [first, rest] = await onArabicPage((page) =>
    Promise.all([page.locator("#first").boundingBox(), page.locator("#rest").boundingBox()]),
  );
  expect(first!.x).toBeGreaterThan(rest!.x + rest!.width - 1);
});

test("it is drawn in the web font, on a page that can be photographed", async () => {
  const { loaded, image, text } = await onArabicPage(async (page) => ({
    loaded: await page.evaluate("document.fonts.check('32px Plex', 'س')"),
    image: await page.screenshot({ type: "png" }),
    text: await page.locator("p").innerText(),
  }));
  expect({ loaded, text, png: image.subarray(1, 4).toString() }).toEqual({ loaded: true, text: SENTENCE, png: "PNG" });
});

test("nothing beyond this machine is reached", async () => {
  const visit = withBrowser(async (browser) => (await browser.newPage()).goto("http://example.com"));
  await expect(visit).rejects.toThrow("ERR_NAME_NOT_RESOLVED");
});
