import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { setLanguage } from "../services/officer/set-language.ts";
import { withBrowser } from "../testing/browser.ts";
import { complaintLibrary } from "../testing/complaint-library.ts";
import { withReadings } from "../testing/with-readings.ts";
import { busyDay } from "./testing/busy-day.ts";
import { faultsOf, readAxe } from "./testing/faults.ts";
import { type TestLine, type TestOfficer, testLine } from "./testing/line.ts";
import { serveLine } from "./testing/serve-line.ts";
import { SIZES, signIn } from "./testing/sign-in.ts";

const COMPLAINT = "the aid worker asked for something in return";

/** Where to leave pictures of the pages, for people to look at; none are made without it. */
const PICTURES = process.env.CONSOLE_PICTURES;

let line: TestLine;
let stop: () => Promise<void>;
let origin: string;
let admin: TestOfficer;
let focal: TestOfficer;
let complaint: string;
let axe: string;

beforeAll(async () => {
  const library = withReadings(complaintLibrary(), (text) =>
    text === COMPLAINT ? { risk: "concern", signals: [{ kind: "psea", span: "" }] } : null,
  );
  line = await testLine("pglite", { library });
  admin = await line.officer("Amal", "administrator");
  const basma = await line.officer("Basma");
  focal = await line.officer("Farida", "officer", "en", true);
  await busyDay(line, admin, basma);
  complaint = await line.says("amina-2", COMPLAINT);
  axe = await readAxe();
  ({ origin, stop } = await serveLine(line));
}, 60_000);
afterAll(async () => {
  await stop();
  await line.drop();
});

it.each([
  ["ar", "phone"],
  ["en", "phone"],
  ["ar", "desktop"],
  ["en", "desktop"],
] as const)(
  "complaints and the naming of focal points are usable by everyone, in %s on a %s",
  async (language, size) => {
    for (const who of [admin, focal]) await setLanguage(who.ctx, { language });
    const faults = await withBrowser(async (browser) => {
      const found: string[] = [];
      const look = async (page: Page, name: string) => {
        if (PICTURES)
          await page.screenshot({ path: join(PICTURES, `${language}-${size}-${name}.png`), fullPage: true });
        found.push(...(await faultsOf(page, axe)).map((fault) => `${name}: ${fault}`));
      };
      const theirs = await signedIn(browser, focal, size);
      await look(theirs, "complaint-queue");
      await theirs.goto(`${origin}/console/conversations/${complaint}`);
      await look(theirs, "complaint");
      const ours = await signedIn(browser, admin, size);
      await ours.goto(`${origin}/console/officers`);
      await ours.locator("details.menu summary").last().click();
      await look(ours, "focal-points");
      return found;
    });
    expect(faults).toEqual([]);
  },
  120_000,
);

it("a colleague is named, and is so no longer, by pressing and saying yes", async () => {
  await setLanguage(admin.ctx, { language: "en" });
  await withBrowser(async (browser) => {
    const page = await signedIn(browser, admin, "desktop");
    await page.goto(`${origin}/console/officers`);
    const row = page.locator("tr", { hasText: "Farida" });
    await row.getByText("End", { exact: true }).click();
    await row.getByRole("button", { name: "Yes, end it" }).click();
    await page.getByText("No focal point named").waitFor();
    await row.getByText("Name as focal point", { exact: true }).click();
    await row.getByRole("button", { name: "Yes, name as focal point" }).click();
    await page.getByText("No focal point named").waitFor({ state: "detached" });
    expect(await row.textContent()).toContain("Focal point");
  });
}, 60_000);

async function signedIn(browser: Browser, who: TestOfficer, size: keyof typeof SIZES): Promise<Page> {
  return signIn(browser, origin, who, { viewport: SIZES[size] });
}
