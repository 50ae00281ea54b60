import { join } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Language } from "../base/language.ts";
import { setLanguage } from "../services/officer/set-language.ts";
import * as schema from "../store/schema.ts";
import { withBrowser } from "../testing/browser.ts";
import { withReadings } from "../testing/with-readings.ts";
import { faultsOf, readAxe } from "./testing/faults.ts";
import { type TestLine, type TestOfficer, testLine } from "./testing/line.ts";
import { serveLine } from "./testing/serve-line.ts";
import { SIZES, signIn } from "./testing/sign-in.ts";

const ASKED = [
  "عندي معزة زرقا وعايز أسفّرها معايا، ينفع؟ رقمي ‎+20 100 123 4567",
  "my employer, the goat, and pay",
  "xylophone wibble",
  "el mortab bta3y w el me3za, a3ml eh ya basha",
];

/** What comes near: nothing to odd words, much where the words leave it open. */
const NEAR = {
  answers: ["WR1", "WR2", "CS1"].map((key) => ({ key, score: 0.3 })),
  topics: ["unpaid_wages", "legal_aid"].map((topic) => ({ topic, score: 0.3 })),
};

/** Where to leave pictures of the pages, for people to look at; none are made without it. */
const PICTURES = process.env.CONSOLE_PICTURES;

let line: TestLine;
let stop: () => Promise<void>;
let origin: string;
let amal: TestOfficer;
let axe: string;
let people = 0;

beforeAll(async () => {
  line = await testLine();
  line.ctx.library = withReadings(line.ctx.library, (text) => {
    if (/employer|mortab/.test(text)) return NEAR;
    return /معزة|xylophone/.test(text) ? {} : null;
  });
  amal = await line.officer("Amal", "administrator");
  axe = await readAxe();
  ({ origin, stop } = await serveLine(line));
}, 60_000);
afterAll(async () => {
  await stop();
  await line.drop();
});
beforeEach(async () => {
  await line.ctx.db.orm.delete(schema.question);
  for (const text of ASKED) {
    line.ctx.time.tick(7 * 60_000);
    await line.says(`asker-${++people}`, "hello", "English", "yes", text);
  }
});

const settled = async () =>
  (await line.ctx.db.orm.select().from(schema.question)).filter(({ state }) => state !== "open").length;

describe("the page of what was not understood", () => {
  it.each(
    (["ar", "en"] as const).flatMap((language) =>
      (["phone", "desktop"] as const).flatMap((size) =>
        (["light", "dark"] as const).map((scheme) => [language, size, scheme] as const),
      ),
    ),
  )(
    "is usable by everyone in %s on a %s, %s",
    async (language, size, colorScheme) => {
      const faults = await withBrowser(async (browser) => {
        const page = await signedIn(browser, language, { viewport: SIZES[size], colorScheme });
        const found = await faultsOf(page, axe);
        await picture(page, `${language}-${size}-${colorScheme}-questions`);
        await page.check('input[value="other"] >> nth=0');
        await page.click(".question:last-child button.plain");
        await page.locator(".question").nth(3).waitFor({ state: "detached" });
        await picture(page, `${language}-${size}-${colorScheme}-questions-other`);
        return [...found, ...(await faultsOf(page, axe))];
      });
      expect(faults).toEqual([]);
    },
    120_000,
  );

  it("is labelled in two clicks, one question after the other", async () => {
    const seen = await withBrowser(async (browser) => {
      const page = await signedIn(browser, "en", { viewport: SIZES.desktop });
      await page.click('label.guess:has(input[value^="answer:"]) >> nth=0');
      await page.click(".question button.primary >> nth=0");
      await page.locator(".question").nth(3).waitFor({ state: "detached" });
      return {
        focused: await page.evaluate(
          "document.activeElement.closest('.question') === document.querySelector('.question')",
        ),
        count: await page.textContent("#question-count"),
        said: await page.textContent("#question-last span"),
        address: page.url(),
      };
    });
    expect(seen).toEqual({
      focused: true,
      count: " 3",
      said: expect.stringMatching(/^Kept: /),
      address: `${origin}/console/questions`,
    });
    expect(await settled()).toBe(1);
  }, 60_000);

  it("is worked by keyboard alone, and what was kept is taken back", async () => {
    const left = await withBrowser(async (browser) => {
      const page = await signedIn(browser, "ar", { viewport: SIZES.desktop });
      await page.focus('.question input[type="radio"] >> nth=0');
      await page.keyboard.press("Space");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await page.locator(".question").nth(3).waitFor({ state: "detached" });
      await page.focus("#question-last button");
      await page.keyboard.press("Enter");
      await page.locator(".question").nth(3).waitFor();
      return page.textContent("#question-last");
    });
    expect(left).toBe("");
    expect(await settled()).toBe(0);
  }, 60_000);

  it("works without JavaScript", async () => {
    const seen = await withBrowser(async (browser) => {
      const page = await signedIn(browser, "en", { viewport: SIZES.phone, javaScriptEnabled: false });
      await page.check('input[value^="answer:"] >> nth=0');
      await page.click(".question button.primary >> nth=0");
      await page.waitForURL(/#question-/);
      await page.click(".question button.plain >> nth=0");
      await page.waitForURL(/#question-/);
      const download = page.waitForEvent("download");
      await page.click(".question-export button");
      return { left: await page.locator(".question").count(), file: (await download).suggestedFilename() };
    });
    expect(seen).toEqual({ left: 2, file: "sanad-questions.jsonl" });
    expect(await settled()).toBe(2);
  }, 60_000);
});

async function signedIn(browser: Browser, language: Language, options: BrowserContextOptions): Promise<Page> {
  await setLanguage(amal.ctx, { language });
  const page = await signIn(browser, origin, amal, options);
  await page.goto(`${origin}/console/questions`);
  return page;
}

async function picture(page: Page, name: string): Promise<void> {
  if (PICTURES) await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true });
}
