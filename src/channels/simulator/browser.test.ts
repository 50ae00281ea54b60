import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { serve } from "@hono/node-server";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { withBrowser } from "../../testing/browser.ts";
import { type TestLine, testLine } from "./testing/phone.ts";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const MICROPHONE = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"];
const SIZES = { mobile: { width: 390, height: 780 }, desktop: { width: 1280, height: 800 } };
/** Set it to a folder to look at the page. */
const SHOTS = process.env.SHOTS;

let line: TestLine;
let url: string;
let stop: () => void;

beforeAll(async () => {
  let draining: Promise<unknown> = Promise.resolve();
  line = await testLine({
    clock: Date.now,
    ids: () => crypto.randomUUID(),
    wake() {
      draining = draining.then(() => line.drain());
    },
  });
  const server = serve({ fetch: line.app.fetch, hostname: "127.0.0.1", port: 0 });
  await new Promise((resolve) => server.once("listening", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  stop = () => {
    if ("closeAllConnections" in server) server.closeAllConnections();
    server.close();
  };
});
afterAll(async () => {
  stop();
  await line.database.drop();
});

type Look = { lang: "ar" | "en"; mode?: "buttons" | "plain"; size?: keyof typeof SIZES } & BrowserContextOptions;

async function onPage<T>(look: Look, use: (page: Page, browser: Browser) => Promise<T>): Promise<T> {
  const { lang, mode = "buttons", size = "mobile", ...options } = look;
  return withBrowser(
    async (browser) => {
      const context = await browser.newContext({ viewport: SIZES[size], reducedMotion: "reduce", ...options });
      const page = await context.newPage();
      const wrong: string[] = [];
      page.on("console", (said) => said.type() === "error" && wrong.push(said.text()));
      page.on("pageerror", (error) => wrong.push(error.message));
      await page.goto(`${url}/try?mode=${mode}&lang=${lang}`);
      const result = await use(page, browser);
      expect(wrong).toEqual([]);
      return result;
    },
    { args: MICROPHONE },
  );
}

/** Names of the rules that a page breaks, with where. */
async function faults(page: Page): Promise<string[]> {
  // By value, as a page with a strict policy loads no script of the test's.
  await page.evaluate(await readFile(AXE, "utf8"));
  return page.evaluate(`axe.run().then(({ violations }) =>
    violations.flatMap(({ id, nodes }) => nodes.map(({ target, any }) => id + " " + target + " " + (any[0]?.message ?? ""))))`);
}

async function shoot(page: Page, name: string): Promise<void> {
  await page.evaluate("document.fonts.ready");
  if (SHOTS) await page.screenshot({ path: join(SHOTS, `${name}.png`) });
}

const WAIT = { timeout: 5_000 };
const last = (page: Page) => page.locator(".message .user-text").last();
const write = async (page: Page, text: string) => {
  await page.locator("#text").fill(text);
  await page.keyboard.press("Enter");
};
/** More of our messages than `before`, and none on its way. Polled from here: the page's policy lets nothing be evaluated later. */
const answered = (page: Page, before: number) =>
  expect
    .poll(async () => (await count(page)) > before && (await page.locator(".typing").count()) === 0, WAIT)
    .toBe(true);
const count = (page: Page) => page.locator(".message.bot:not(.typing)").count();

async function press(page: Page, label: string): Promise<void> {
  const before = await count(page);
  await page.locator(".choices button", { hasText: label }).last().click();
  await answered(page, before);
}

/** From the start to the menu. */
async function begin(page: Page, lang: "ar" | "en"): Promise<void> {
  await page.locator("button.start").click();
  await answered(page, 0);
  await press(page, lang === "ar" ? "العربية" : "English");
  await page.locator(".choices button").last().waitFor();
}

describe.each(["buttons", "plain"] as const)("a quick exit with %s", (mode) => {
  test("empties the page but for the cover text", async () => {
    const shown = await onPage({ lang: "ar", mode, size: "desktop" }, async (page) => {
      await write(page, "السلام عليكم");
      await answered(page, 0);
      await write(page, "العربية");
      await answered(page, 1);
      await write(page, "جوزي بيضربني");
      await answered(page, 2);
      await write(page, "خروج سريع");
      await expect.poll(() => page.locator(".message:not(.typing)").count(), WAIT).toBe(1);
      await shoot(page, `ar-${mode}-quick-exit`);
      return page.locator(".message .user-text").allInnerTexts();
    });
    const cover = line.ctx.library.translate(line.ctx.library.current())("ar", "quick_exit.cover");
    expect(shown).toEqual([cover]);
  });
});

describe.each(["ar", "en"] as const)("in %s", (lang) => {
  test.each(["mobile", "desktop"] as const)("the page breaks no rule of accessibility on %s", async (size) => {
    const found = await onPage({ lang, size }, async (page) => {
      await shoot(page, `${lang}-${size}-empty`);
      const empty = await faults(page);
      await begin(page, lang);
      await write(
        page,
        lang === "ar" ? "صاحب الشغل أخد جواز سفري وقافل عليا" : "My employer took my passport and locked me in",
      );
      await answered(page, (await count(page)) - 1);
      await page.waitForTimeout(500);
      await shoot(page, `${lang}-${size}-talk`);
      const talk = await faults(page);
      if (size === "mobile") {
        await page.locator(".open-scenes").click();
        await shoot(page, `${lang}-${size}-scenes`);
        talk.push(...(await faults(page)));
      }
      return [...empty, ...talk];
    });
    expect(found).toEqual([]);
  });

  test("nor in the dark", async () => {
    const found = await onPage({ lang, size: "desktop", colorScheme: "dark" }, async (page) => {
      await begin(page, lang);
      await shoot(page, `${lang}-desktop-dark`);
      return faults(page);
    });
    expect(found).toEqual([]);
  });

  test("in plain text choices are a numbered list", async () => {
    const shown = await onPage({ lang, mode: "plain" }, async (page) => {
      await write(page, lang === "ar" ? "السلام عليكم" : "hello");
      await answered(page, 0);
      await shoot(page, `${lang}-mobile-plain`);
      return { text: await last(page).innerText(), buttons: await page.locator(".choices").count() };
    });
    expect(shown).toEqual({ text: expect.stringMatching(/\n1\. .+\n2\. /), buttons: 0 });
  });
});

test("nothing is wider than the narrowest phone", async () => {
  const overflow = await onPage({ lang: "ar", viewport: { width: 320, height: 560 } }, async (page) => {
    await begin(page, "ar");
    await write(page, `https://example.org/${"a".repeat(300)}`);
    await page.waitForTimeout(300);
    await shoot(page, "ar-narrow");
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
  });
  expect(overflow).toBe(0);
});

test("a voice note is recorded, sent and can be played", async () => {
  const played = await onPage({ lang: "en" }, async (page) => {
    await page.locator("#record").click();
    await expect.poll(() => page.locator("#recorded").innerText(), WAIT).toBe("0:01");
    await shoot(page, "en-recording");
    await page.locator("#recorder .send").click();
    await page.locator(".mine audio").waitFor();
    await expect.poll(() => page.evaluate(`document.querySelector(".mine audio").readyState`), WAIT).toBeGreaterThan(0);
    await shoot(page, "en-voice");
    return page.evaluate(`document.querySelector(".mine audio").error === null`);
  });
  expect(played).toBe(true);
});

test("own words are changed in place", async () => {
  const text = await onPage({ lang: "en", size: "desktop" }, async (page) => {
    await write(page, "first words");
    await answered(page, 0);
    await page.locator("button.edit").focus();
    await page.keyboard.press("Enter");
    await shoot(page, "en-editing");
    await write(page, "second words");
    await page.locator(".edited").waitFor();
    return page.locator(".mine .user-text").innerText();
  });
  expect(text).toBe("second words");
});

test("what an officer or another tab does appears by itself", async () => {
  const shown = await onPage({ lang: "en" }, async (page) => {
    await write(page, "hello");
    await answered(page, 0);
    const other = await page.context().newPage();
    await other.goto(`${url}/try?mode=buttons&lang=en`);
    await write(other, "from another tab");
    await page.locator(".mine", { hasText: "from another tab" }).waitFor();
    return true;
  });
  expect(shown).toBe(true);
});

test("it works without a script", async () => {
  const text = await onPage({ lang: "en", javaScriptEnabled: false }, async (page) => {
    await page.locator("button.start").click();
    await page.waitForTimeout(300);
    await page.reload();
    await page.locator(".choices button", { hasText: "English" }).click();
    return page.locator(".pressed bdi").innerText();
  });
  expect(text).toBe("English");
});
