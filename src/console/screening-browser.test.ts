import { join } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Language } from "../base/language.ts";
import { setLanguage } from "../services/officer/set-language.ts";
import { withBrowser } from "../testing/browser.ts";
import { faultsOf, readAxe } from "./testing/faults.ts";
import { type TestLine, type TestOfficer, testLine } from "./testing/line.ts";
import { screened } from "./testing/screened.ts";
import { serveLine } from "./testing/serve-line.ts";
import { SIZES, signIn } from "./testing/sign-in.ts";

/** Where to leave pictures of the pages, for people to look at; none are made without it. */
const PICTURES = process.env.CONSOLE_PICTURES;

let line: TestLine;
let stop: () => Promise<void>;
let origin: string;
let amal: TestOfficer;
let axe: string;
let id: string;

beforeAll(async () => {
  line = await testLine();
  amal = await line.officer("Amal", "administrator");
  axe = await readAxe();
  id = await screened(line, amal);
  ({ origin, stop } = await serveLine(line));
}, 60_000);
afterAll(async () => {
  await stop();
  await line.drop();
});

describe("questions and indicators on the officer's desk", () => {
  it("are opened and read, and an indicator is changed with a reason: both results stand side by side", async () => {
    const seen = await withBrowser(async (browser) => {
      const page = await signedIn(browser, "en", { viewport: SIZES.desktop });
      await page.fill("#text-reply", "a draft");
      await page.click("#screenings > summary");
      const ex1 = page.locator('.finding[id$="-EX1"]');
      const why = await ex1.locator(".finding-why").textContent();
      await ex1.locator("summary").focus();
      await page.keyboard.press("Enter");
      await ex1.locator("textarea").fill("Sixteen hours a day, six days a week. مش قانوني");
      await ex1.getByRole("button", { name: "Keep this decision" }).focus();
      await page.keyboard.press("Enter");
      await page.locator(".glance-result.officer", { hasText: "Indications of trafficking" }).waitFor();
      await page.locator('.change[id$="-EX1"]:not([open])').waitFor();
      return {
        why,
        machine: await page.textContent(".glance-result.machine strong"),
        officer: await page.textContent(".glance-result.officer strong"),
        reason: await page.locator(".changes .user-text").first().textContent(),
        focused: await page.evaluate("document.activeElement.closest('.finding')?.id.endsWith('-EX1')"),
        panel: await page.getAttribute("#screenings", "open"),
        draft: await page.inputValue("#text-reply"),
        address: page.url(),
      };
    });
    expect(seen).toEqual({
      why: expect.stringContaining("The answers alone do not settle this"),
      machine: "Coercion disclosed: a person now",
      officer: "Indications of trafficking",
      reason: "Sixteen hours a day, six days a week. مش قانوني",
      focused: true,
      panel: "",
      draft: "a draft",
      address: `${origin}/console/conversations/${id}`,
    });
  }, 60_000);

  it("keep what the officer has opened and typed when an answer comes meanwhile", async () => {
    const seen = await withBrowser(async (browser) => {
      const page = await signedIn(browser, "en", { viewport: SIZES.desktop });
      await page.click("#screenings > summary");
      const cd1 = page.locator('.finding[id$="-CD1"]');
      await cd1.locator("summary").click();
      await cd1.locator("textarea").fill("half a reason");
      await line.says("screened", "something new");
      await page.getByText("something new").waitFor();
      return {
        open: await cd1.locator("details").getAttribute("open"),
        typed: await cd1.locator("textarea").inputValue(),
      };
    });
    expect(seen).toEqual({ open: "", typed: "half a reason" });
  }, 60_000);

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
        const name = `${language}-${size}-${colorScheme}-screening`;
        await picture(page, `${name}-closed`);
        const found = await faultsOf(page, axe);
        await page.click("#screenings > summary");
        await picture(page, `${name}-top`);
        found.push(...(await faultsOf(page, axe)));
        for (const fold of await page.locator("#screening-body details > summary").all()) await fold.click();
        for (const [n, part] of [".findings", ".change.any", ".dimensions", ".screening-source"].entries()) {
          await page.locator(part).last().scrollIntoViewIfNeeded();
          await picture(page, `${name}-${n}`);
        }
        return [...found, ...(await faultsOf(page, axe))];
      });
      expect(faults).toEqual([]);
    },
    120_000,
  );
});

async function signedIn(browser: Browser, language: Language, options: BrowserContextOptions): Promise<Page> {
  await setLanguage(amal.ctx, { language });
  const page = await signIn(browser, origin, amal, options);
  await page.goto(`${origin}/console/conversations/${id}`);
  return page;
}

async function picture(page: Page, name: string): Promise<void> {
  if (PICTURES) await page.screenshot({ path: join(PICTURES, `${name}.png`) });
}
