import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { PASSWORD, type TestOfficer } from "./line.ts";

export const SIZES = { phone: { width: 390, height: 844 }, desktop: { width: 1440, height: 900 } } as const;

/** A browser's page with the officer signed in through the form, at the queue. */
export async function signIn(
  browser: Browser,
  origin: string,
  officer: Pick<TestOfficer, "email">,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage();
  await page.goto(`${origin}/console/sign-in`);
  await page.fill("input[name=email]", officer.email);
  await page.fill("input[name=password]", PASSWORD);
  await page.click("button[type=submit]");
  await page.waitForURL(`${origin}/console`);
  return page;
}
