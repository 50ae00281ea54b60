import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Language } from "../base/language.ts";
import { setLanguage } from "../services/officer/set-language.ts";
import { withBrowser } from "../testing/browser.ts";
import { busyDay } from "./testing/busy-day.ts";
import { faultsOf, readAxe } from "./testing/faults.ts";
import { PASSWORD, type TestLine, type TestOfficer, testLine } from "./testing/line.ts";
import { serveLine } from "./testing/serve-line.ts";

const SIZES = { phone: { width: 390, height: 844 }, desktop: { width: 1440, height: 900 } } as const;
const PAGES = ["", "/conversations/ID", "/recent", "/deliveries", "/officers", "/account"] as const;
/** Where to leave pictures of the pages, for people to look at; none are made without it. */
const PICTURES = process.env.CONSOLE_PICTURES;

let line: TestLine;
let stop: () => Promise<void>;
let origin: string;
let amal: TestOfficer;
let rich: string;
let axe: string;

beforeAll(async () => {
  line = await testLine();
  amal = await line.officer("Amal", "administrator");
  const basma = await line.officer("Basma");
  rich = await busyDay(line, amal, basma);
  axe = await readAxe();
  ({ origin, stop } = await serveLine(line));
}, 60_000);
afterAll(async () => {
  await stop();
  await line.drop();
});

describe("every page is usable by everyone", () => {
  it.each(
    (["ar", "en"] as const).flatMap((language) =>
      (["phone", "desktop"] as const).flatMap((size) =>
        (["light", "dark"] as const).map((scheme) => [language, size, scheme] as const),
      ),
    ),
  )(
    "in %s on a %s, %s",
    async (language, size, scheme) => {
      await setLanguage(amal.ctx, { language });
      const faults = await withBrowser(async (browser) => {
        const found: string[] = [];
        const { page, context } = await signedIn(browser, size, scheme, language);
        for (const path of PAGES) {
          await page.goto(`${origin}/console${path.replace("ID", rich)}`);
          await page.waitForLoadState("load");
          await picture(
            page,
            `${language}-${size}-${scheme}${path.replace("/ID", "").replaceAll("/", "-") || "-queue"}`,
          );
          found.push(...(await faultsOf(page, axe)).map((fault) => `${path}: ${fault}`));
        }
        await context.close();
        return found;
      });
      expect(faults).toEqual([]);
    },
    120_000,
  );
});

async function signedIn(
  browser: Browser,
  size: keyof typeof SIZES,
  scheme: "light" | "dark",
  language: Language,
): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({ viewport: SIZES[size], colorScheme: scheme, bypassCSP: false });
  const page = await context.newPage();
  await page.goto(`${origin}/console/sign-in?lang=${language}`);
  await picture(page, `${language}-${size}-${scheme}-sign-in`);
  await page.fill("input[name=email]", amal.email);
  await page.fill("input[name=password]", PASSWORD);
  await page.click("button[type=submit]");
  await page.waitForURL(`${origin}/console`);
  return { page, context };
}

async function picture(page: Page, name: string): Promise<void> {
  if (PICTURES) await page.screenshot({ path: join(PICTURES, `${name}.png`) });
}
