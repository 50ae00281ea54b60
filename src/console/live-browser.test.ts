import { eq } from "drizzle-orm";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import * as schema from "../store/schema.ts";
import { withBrowser } from "../testing/browser.ts";
import { PASSWORD, type TestLine, type TestOfficer, testLine } from "./testing/line.ts";
import { serveLine } from "./testing/serve-line.ts";

let line: TestLine;
let origin: string;
let stop: () => Promise<void>;
let amal: TestOfficer;
let basma: TestOfficer;

beforeAll(async () => {
  line = await testLine();
  amal = await line.officer("Amal", "officer", "en");
  basma = await line.officer("Basma", "officer", "ar");
  ({ origin, stop } = await serveLine(line));
}, 60_000);
afterAll(async () => {
  await stop();
  await line.drop();
});

it("takes two officers through a conversation without a reload, under the strict policy", async () => {
  await withBrowser(async (browser) => {
    const [first, second] = [await signIn(browser, amal), await signIn(browser, basma)];

    const id = await line.says("amina", "hello", "جوزي حابسني ومش قادرة أخرج");
    await first.page.waitForSelector(`#row-${id}`);
    await second.page.waitForSelector(`#row-${id}`);
    await first.page.waitForSelector(".alarm");
    expect(await first.page.title()).toContain("(1)");

    await first.page.click(`#row-${id} a`);
    await second.page.click(`#row-${id} a`);
    await second.page.waitForSelector("#composer .claim");
    await first.page.click("#composer .claim button");
    await first.page.waitForSelector("#text-reply");
    // The colleague's page learns of it by itself.
    await second.page.waitForSelector("#composer.held");

    await first.page.fill("#text-reply", "I am with you");
    await first.page.press("#text-reply", "Enter");
    await second.page.waitForSelector(".message.officer >> text=I am with you");
    await first.page.waitForSelector("#text-reply:focus:placeholder-shown");

    // A draft survives what happens around it.
    await first.page.fill("#text-reply", "a half-written");
    await line.says("amina", "thank you");
    await first.page.waitForSelector(".message.person >> text=thank you");
    expect(await first.page.inputValue("#text-reply")).toBe("a half-written");

    await first.page.click("label[for=tab-notes]");
    await first.page.fill("#text-notes", "call the lawyer");
    await first.page.click(".writer.notes button");
    await second.page.waitForSelector(".message.note >> text=call the lawyer");

    await second.page.click(".alarm button");
    await first.page.waitForSelector(".alarm", { state: "detached" });

    await first.page.click("#close-menu summary");
    await first.page.click("#close-menu button");
    await second.page.waitForSelector("#composer.closed");
    expect([...first.faults, ...second.faults]).toEqual([]);

    await line.ctx.db.orm.delete(schema.officerSession).where(eq(schema.officerSession.userId, amal.id));
    await first.page.reload();
    expect(first.page.url()).toContain("/console/sign-in");
  });
  const replies = await line.ctx.db.orm.select().from(schema.message).where(eq(schema.message.author, "officer"));
  expect(replies.filter(({ direction }) => direction === "out")).toHaveLength(1);
}, 60_000);

async function signIn(browser: Browser, officer: TestOfficer): Promise<{ page: Page; faults: string[] }> {
  const page = await (await browser.newContext({ viewport: { width: 1300, height: 850 } })).newPage();
  const faults: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") faults.push(message.text());
  });
  page.on("pageerror", (error) => faults.push(String(error)));
  page.setDefaultTimeout(8_000);
  await page.goto(`${origin}/console/sign-in`);
  await page.fill("input[name=email]", officer.email);
  await page.fill("input[name=password]", PASSWORD);
  await page.click("button[type=submit]");
  await page.waitForURL(`${origin}/console`);
  return { page, faults };
}
