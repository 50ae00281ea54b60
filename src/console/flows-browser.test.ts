import { join } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Language } from "../base/language.ts";
import { setLanguage } from "../services/officer/set-language.ts";
import { withBrowser } from "../testing/browser.ts";
import { faultsOf, readAxe } from "./testing/faults.ts";
import { type TestLine, type TestOfficer, testLine } from "./testing/line.ts";
import { serveLine } from "./testing/serve-line.ts";
import { SIZES, signIn } from "./testing/sign-in.ts";

/** Where to leave pictures of the pages, for people to look at; none are made without it. */
const PICTURES = process.env.CONSOLE_PICTURES;

let line: TestLine;
let stop: () => Promise<void>;
let origin: string;
let samir: TestOfficer;
let axe: string;

beforeAll(async () => {
  line = await testLine();
  samir = await line.officer("Samir", "supervisor");
  axe = await readAxe();
  ({ origin, stop } = await serveLine(line));
}, 60_000);
afterAll(async () => {
  await stop();
  await line.drop();
});

describe("the pages of flows", () => {
  it.each(
    (["ar", "en"] as const).flatMap((language) =>
      (["phone", "desktop"] as const).flatMap((size) =>
        (["light", "dark"] as const).map((scheme) => [language, size, scheme] as const),
      ),
    ),
  )(
    "are usable by everyone in %s on a %s, %s",
    async (language, size, colorScheme) => {
      const faults = await withBrowser(async (browser) => {
        const page = await signedIn(browser, language, { viewport: SIZES[size], colorScheme });
        const found: string[] = [];
        page.on("console", (said) => void (said.type() === "error" && found.push(said.text())));
        for (const path of ["", "/person", "/urgent?size=large"]) {
          await page.goto(`${origin}/console/flows${path}`);
          found.push(...(await faultsOf(page, axe)));
          await picture(page, `${language}-${size}-${colorScheme}-flows${path.replace(/\W/g, "-")}`);
        }
        await page.click(".flow-steps summary");
        return [...found, ...(await faultsOf(page, axe))];
      });
      expect(faults).toEqual([]);
    },
    120_000,
  );

  it("show the whole width of a drawing on a desktop, in colour, with letters of 9 px or more", async () => {
    const seen = await withBrowser(async (browser) => {
      const page = await signedIn(browser, "ar", { viewport: SIZES.desktop });
      await page.goto(`${origin}/console/flows/person`);
      return page.evaluate(`(() => {
        const view = document.querySelector(".flow-view");
        const svg = view.querySelector("svg");
        return {
          scrolls: view.scrollWidth > view.clientWidth,
          letters: 11.5 * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width,
          head: getComputedStyle(svg.querySelector(".asks .head")).fill,
        };
      })()`);
    });
    expect(seen).toEqual({ scrolls: false, letters: expect.any(Number), head: "rgb(223, 240, 237)" });
    expect((seen as { letters: number }).letters).toBeGreaterThanOrEqual(9);
  }, 60_000);
});

async function signedIn(browser: Browser, language: Language, options: BrowserContextOptions): Promise<Page> {
  await setLanguage(samir.ctx, { language });
  const page = await signIn(browser, origin, samir, options);
  return page;
}

async function picture(page: Page, name: string): Promise<void> {
  if (PICTURES) await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true });
}
