import { count, eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import * as schema from "../../store/schema.ts";
import { phone, type TestLine, testLine } from "./testing/phone.ts";

let line: TestLine;

beforeEach(async () => {
  line = await testLine();
});
afterEach(() => line.database.drop());

/** Words of the conversation, as flows have them. */
const say = (key: string, language: "ar" | "en" = "en") =>
  line.ctx.library.translate(line.ctx.library.current())(language, key);

const rows = async (table: typeof schema.message | typeof schema.address | typeof schema.blob | typeof schema.outbox) =>
  (await line.ctx.db.orm.select({ n: count() }).from(table))[0]?.n;

const labelsOf = (html: string) =>
  [...html.matchAll(/name="token" value="([^"]+)"[^>]*>([^<]+)</g)].map(([, , it]) => it);
const tokenOf = (html: string, label: string) =>
  [...html.matchAll(/name="token" value="([^"]+)"[^>]*>([^<]+)</g)].findLast(([, , it]) => it === label)?.[1] ?? "";

describe("a page that nobody has written on", () => {
  test("invites to start and stores nothing", async () => {
    const html = await phone(line).page();
    expect({ html: html.includes("Nobody has written yet"), addresses: await rows(schema.address) }).toEqual({
      html: true,
      addresses: 0,
    });
  });

  test("keeps the chat in a cookie that scripts cannot read, one for each mode", async () => {
    const cookies = await Promise.all(
      (["buttons", "plain"] as const).map(async (mode) =>
        (await phone(line, { mode }).get()).headers.get("set-cookie"),
      ),
    );
    expect(cookies).toEqual([
      expect.stringMatching(/^sanad_try_buttons=[\w-]{22}; Max-Age=604800; Path=\/try; HttpOnly; SameSite=Lax$/),
      expect.stringMatching(/^sanad_try_plain=[\w-]{22}; Max-Age=604800; Path=\/try; HttpOnly; SameSite=Lax$/),
    ]);
  });

  test("is never kept by a cache, and runs nothing but our own files", async () => {
    const { headers } = await phone(line).get();
    expect({ cache: headers.get("cache-control"), policy: headers.get("content-security-policy") }).toEqual({
      cache: "no-store",
      policy: expect.stringContaining("default-src 'none'; script-src 'self'; style-src 'self'"),
    });
  });

  test("holds no script and no style of its own", async () => {
    expect(await phone(line).page()).not.toMatch(/<script(?![^>]* src=)|<style|\sstyle=|\son[a-z]+=/);
  });
});

describe("what is said", () => {
  test("comes back through the outbox: typing until it is sent, then the message", async () => {
    const me = phone(line);
    await me.post("/try/messages", { text: "hello" });
    const before = await me.page();
    await line.drain();
    const after = await me.page();
    expect([before.includes("Sanad is typing"), after.includes("Sanad is typing"), labelsOf(after).length]).toEqual([
      true,
      false,
      2,
    ]);
  });

  test("leads back to the page, so that loading it again sends nothing", async () => {
    const response = await phone(line).post("/try/messages", { text: "hello" });
    expect([response.status, response.headers.get("location")]).toEqual([303, "/try?mode=buttons&lang=en#text"]);
  });

  test("arrives once, however often the browser sends it", async () => {
    const me = phone(line);
    const id = crypto.randomUUID();
    for (let n = 0; n < 3; n++) await me.post("/try/messages", { id, text: "hello" });
    const said = await line.ctx.db.orm.select().from(schema.message).where(eq(schema.message.direction, "in"));
    expect(said).toHaveLength(1);
  });

  test("is text and nothing else", async () => {
    const me = phone(line);
    await me.post("/try/messages", { text: "<script>alert(1)</script>" });
    expect(await me.page()).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  });

  test("may have 100,000 characters and no more", async () => {
    const me = phone(line);
    const answers = [];
    for (const length of [100_000, 100_001]) answers.push(await me.post("/try/messages", { text: "س".repeat(length) }));
    expect(answers.map(({ status }) => status)).toEqual([303, 413]);
  });

  test("is refused when it is empty", async () => {
    expect((await phone(line).post("/try/messages", { text: " \r\n" })).status).toBe(422);
  });

  test("is refused from another site, and from a client that names none", async () => {
    const me = phone(line);
    const from = (headers: Record<string, string>) =>
      me.ask("/try/messages", { method: "POST", headers, body: new URLSearchParams({ text: "hello" }) });
    const answers = await Promise.all([
      from({ origin: "https://elsewhere.test" }),
      from({ origin: "null" }),
      from({ origin: "http://line.test", "sec-fetch-site": "cross-site" }),
      line.app.request("/try/messages", { method: "POST", body: new URLSearchParams({ text: "hello" }) }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
  });

  test("is held back when it comes faster than anybody writes", async () => {
    const me = phone(line);
    const statuses = [];
    for (let n = 0; n < 31; n++) statuses.push((await me.post("/try/messages", { text: " " })).status);
    expect([statuses[0], statuses[30]]).toEqual([422, 429]);
  });
});

describe("buttons", () => {
  test("carry the conversation on, and the press shows by its label", async () => {
    const me = phone(line);
    await me.post("/try/starts");
    await line.drain();
    const asked = await me.page();
    await me.post("/try/presses", { token: tokenOf(asked, "English") });
    await line.drain();
    const html = await me.page();
    expect([html.includes("You pressed: </span><bdi>English"), html.includes(say("welcome.who_we_are"))]).toEqual([
      true,
      true,
    ]);
  });

  test("of an old message can still be pressed", async () => {
    const me = phone(line);
    await me.post("/try/starts");
    await line.drain();
    const token = tokenOf(await me.page(), "English");
    await me.post("/try/presses", { token });
    await me.post("/try/presses", { token });
    await line.drain();
    const html = await me.page();
    expect([html.split("You pressed:").length - 1, html.includes(say("common.stale_button"))]).toEqual([2, true]);
  });

  test("are a numbered list in plain text, and a number is an answer", async () => {
    const me = phone(line, { mode: "plain" });
    await me.post("/try/messages", { text: "hello" });
    await line.drain();
    const asked = await me.page();
    await me.post("/try/messages", { text: "2" });
    await line.drain();
    expect([
      labelsOf(asked),
      /\n1\. .+\n2\. /.test(asked),
      (await me.page()).includes(say("welcome.who_we_are")),
    ]).toEqual([[], true, true]);
  });
});

describe("another person", () => {
  test("starts from nothing", async () => {
    const me = phone(line);
    await me.post("/try/messages", { text: "my words" });
    await me.post("/try/people");
    expect(await me.page()).not.toContain("my words");
  });

  test("does not see a chat without its cookie", async () => {
    await phone(line).post("/try/messages", { text: "my words" });
    expect(await phone(line).page()).not.toContain("my words");
  });
});

describe("changed words", () => {
  test("show as they read now", async () => {
    const me = phone(line);
    await me.post("/try/messages", { text: "first words" });
    const [said] = await line.ctx.db.orm.select().from(schema.message).where(eq(schema.message.direction, "in"));
    await me.post("/try/edits", { message: said?.id ?? "", text: "second words" });
    const html = await me.page();
    expect([html.includes("second words"), html.includes("first words"), html.includes("edited")]).toEqual([
      true,
      false,
      true,
    ]);
  });

  test("of another chat are not found", async () => {
    await phone(line).post("/try/messages", { text: "my words" });
    const [said] = await line.ctx.db.orm.select().from(schema.message).where(eq(schema.message.direction, "in"));
    const other = phone(line);
    await other.get();
    expect((await other.post("/try/edits", { message: said?.id ?? "", text: "yours" })).status).toBe(404);
  });
});

describe("after an erasure", () => {
  async function erased() {
    const me = phone(line);
    await me.post("/try/messages", { text: "hello" });
    await line.drain();
    await me.post("/try/messages", { text: "delete my data" });
    await line.drain();
    await me.post("/try/presses", { token: tokenOf(await me.page(), say("delete.yes")) });
    await line.drain();
    return me;
  }

  test("only its receipt is left to see", async () => {
    const html = await (await erased()).page();
    expect([
      html.includes(say("service.erased")),
      html.includes("hello"),
      html.includes("Nobody is known here"),
    ]).toEqual([true, false, true]);
  });

  test("who writes again is somebody new, below the receipt", async () => {
    const me = await erased();
    line.ctx.time.tick(1000);
    await me.post("/try/messages", { text: "hello again" });
    const html = await me.page();
    expect(html.indexOf(say("service.erased"))).toBeLessThan(html.indexOf("hello again"));
  });

  test("the receipt is gone after a day", async () => {
    const me = await erased();
    line.ctx.time.tick(86_400_001);
    expect(await me.page()).toContain("Nobody has written yet");
  });

  test("the receipt is sealed, and goes with the chat", async () => {
    const me = await erased();
    const kept = await line.ctx.db.orm.select().from(schema.setting);
    await me.post("/try/people");
    expect([
      JSON.stringify(kept).includes(say("service.erased").slice(0, 10)),
      await line.ctx.db.orm.select().from(schema.setting),
    ]).toEqual([false, []]);
  });
});

describe("behind the scenes", () => {
  test("shows danger, priority and the words that gave rise to it", async () => {
    const me = phone(line);
    await me.post("/try/messages", { text: "they took my passport and locked me in the house" });
    const html = await me.page();
    expect([/P1|P2/.test(html), html.includes("Waiting for an officer"), html.includes("<q")]).toEqual([
      true,
      true,
      true,
    ]);
  });

  test("shows the place in the flows and the command", async () => {
    const me = phone(line);
    await me.post("/try/messages", { text: "menu" });
    const html = await me.page();
    expect([/<code dir="ltr">[a-z_]+ \/ [a-z_]+<\/code>/.test(html), html.includes(">menu<")]).toEqual([true, true]);
  });

  test("never shows notes of officers", async () => {
    const me = phone(line);
    await me.post("/try/messages", { text: "hello" });
    await line.ctx.db.orm.update(schema.message).set({ direction: "note" }).where(eq(schema.message.author, "person"));
    expect(await me.page()).not.toContain(">hello<");
  });
});

test("the stream says that something changed, and not what", async () => {
  const me = phone(line);
  await me.get();
  const reader = (await me.get("/try/stream")).body?.getReader();
  const next = async () => new TextDecoder().decode((await reader?.read())?.value);
  const first = await next();
  await me.post("/try/messages", { text: "my words" });
  const second = await next();
  await reader?.cancel();
  expect([first, second]).toEqual(["event: changed\ndata: \n\n", "event: changed\ndata: \n\n"]);
});
