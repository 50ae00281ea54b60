import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import * as schema from "../store/schema.ts";
import { withReadings } from "../testing/with-readings.ts";
import { type TestLine, type TestOfficer, testLine } from "./testing/line.ts";

let line: TestLine;
let amal: TestOfficer;
let cookie: string;
let basmas: string;
let samirs: string;
let people = 0;

beforeAll(async () => {
  line = await testLine();
  line.ctx.library = withReadings(line.ctx.library, (text) => {
    if (text === NEAR) return { answers: [{ key: "WR1", score: 0.3 }] };
    return text === FAR || text.includes("goat") ? {} : null;
  });
  amal = await line.officer("Amal", "supervisor");
  cookie = await line.signIn(amal);
  basmas = await line.signIn(await line.officer("Basma"));
  samirs = await line.signIn(await line.officer("Samir", "content"));
}, 60_000);
afterAll(() => line.drop());
beforeEach(async () => {
  await line.ctx.db.orm.delete(schema.question);
});

const PAGE = "/console/questions";
const NEAR = "my employer, the goat, and pay";
const FAR = "xylophone wibble";

/** Asks, and gives the questions' ids, the newest first. */
const ask = async (...texts: string[]) => {
  for (const text of texts) {
    line.ctx.time.tick(1000);
    await line.says(`asker-${++people}`, "hello", "English", "yes", text);
  }
  const rows = await line.ctx.db.orm.select().from(schema.question);
  return rows.sort((a, b) => b.askedAt.getTime() - a.askedAt.getTime()).map(({ id }) => id);
};
const html = async (path = PAGE) => (await line.ask(path, { cookie })).text();
const row = async (id: string) =>
  (await line.ctx.db.orm.select().from(schema.question).where(eq(schema.question.id, id)))[0];

describe("the page of what was not understood", () => {
  it("shows the words apart from the page around them, who asked and when", async () => {
    const id = (await ask("<b>goat</b> المعزة"))[0];
    const page = await html();
    expect(page).toContain(`id="question-${id}"`);
    expect(page).toContain('<div class="user-text" dir="auto">&lt;b&gt;goat&lt;/b&gt; المعزة</div>');
    expect(page).toMatch(/<a href="\/console\/conversations\/[\w-]+">Person <bdi>\d{4}<\/bdi><\/a>/);
  });

  it("is in the navigation with a count, for who may read", async () => {
    await ask("a goat and a half", "two goats and a half");
    expect(await html("/console")).toMatch(/Not understood<span id="question-count" class="count"> 2<\/span>/);
    expect(await (await line.ask("/console/account", { cookie: samirs })).text()).not.toContain("question-count");
  });

  it("offers what comes near, and all topics and answers besides", async () => {
    await ask(NEAR);
    const page = await html();
    expect(page.match(/name="guess" value="answer:\w+"/g)?.length).toBeGreaterThan(0);
    expect(page).toContain('<option value="unpaid_wages">Unpaid wages</option>');
    expect(page).toContain('<option value="WR1">My wages are late</option>');
  });

  it("asks for the topic at once where nothing comes near", async () => {
    await ask(FAR);
    const page = await html();
    expect(page).not.toContain('type="radio"');
    expect(page).toContain('<select name="topic" required="">');
  });

  it("says when nothing waits", async () => {
    expect(await html()).toContain("Nothing waits here");
  });

  it("carries no words in any address", async () => {
    await ask(NEAR);
    expect((await html()).match(/(?:href|action|hx-post)="[^"]*goat/)).toBeNull();
  });
});

describe("labelling", () => {
  it("by an answer brings its topic, and goes on at the next question", async () => {
    const [newest, older] = await ask("a goat and a half", NEAR);
    const form = { guess: "answer:WR1", topic: "", answer: "", page: "0", next: older ?? "" };
    const answer = await line.ask(`${PAGE}/${newest}/label`, { cookie, form });
    expect([answer.status, answer.headers.get("location")]).toEqual([303, `${PAGE}?page=0#question-${older}`]);
    expect(await row(newest ?? "")).toMatchObject({ state: "labelled", topic: "unpaid_wages", answer: "WR1" });
    expect(await html()).toContain("Kept: Unpaid wages");
  });

  it.each([
    [
      "a topic alone",
      { guess: "topic:greeting", topic: "suicide", answer: "WR1" },
      { topic: "greeting", answer: null },
    ],
    ["the lists", { guess: "other", topic: "returnee_health", answer: "" }, { topic: "returnee_health", answer: null }],
    ["both lists", { guess: "other", topic: "unpaid_wages", answer: "WR3" }, { topic: "unpaid_wages", answer: "WR3" }],
  ])("by %s is taken as it says", async (_what, form, label) => {
    const [id = ""] = await ask(NEAR);
    await line.ask(`${PAGE}/${id}/label`, { cookie, form });
    expect(await row(id)).toMatchObject({ state: "labelled", ...label });
  });

  it("of nothing is refused, and what was on the page stays", async () => {
    const [id = ""] = await ask(NEAR);
    const answer = await line.ask(`${PAGE}/${id}/label`, { cookie, form: { guess: "other", topic: "" }, htmx: true });
    expect([answer.status, answer.headers.get("hx-retarget")]).toEqual([422, "#notice"]);
    expect(await row(id)).toMatchObject({ state: "open" });
  });

  it("with htmx brings the list and the count anew, without leaving the page", async () => {
    const [id = ""] = await ask("a goat and a half", NEAR);
    const form = { guess: "topic:greeting", page: "0" };
    const part = await (await line.ask(`${PAGE}/${id}/label`, { cookie, form, htmx: true })).text();
    expect(part).toMatch(/^<div id="questions"/);
    expect(part).toMatch(/<span id="question-count" class="count" hx-swap-oob="outerMorph"> 1<\/span>/);
    expect(part).not.toContain(`id="question-${id}"`);
  });

  it("can be undone, and a question set aside", async () => {
    const [id = ""] = await ask(NEAR);
    await line.ask(`${PAGE}/${id}/set-aside`, { cookie, form: {} });
    expect(await row(id)).toMatchObject({ state: "set_aside" });
    expect(await html()).toContain("Set aside without a label");
    await line.ask(`${PAGE}/${id}/undo`, { cookie, form: {} });
    expect(await row(id)).toMatchObject({ state: "open", settledBy: null });
  });

  it("goes nowhere but to the page, whatever the form says", async () => {
    const [id = ""] = await ask(NEAR);
    const form = { guess: "topic:greeting", page: "//evil.example", next: "//evil.example" };
    const answer = await line.ask(`${PAGE}/${id}/label`, { cookie, form });
    expect(answer.headers.get("location")).toBe(`${PAGE}?page=0#questions`);
  });
});

describe("the export", () => {
  it("is a file of training data, with a plain warning beside the button", async () => {
    const [id = ""] = await ask("the goat of @ali_h");
    await line.ask(`${PAGE}/${id}/label`, { cookie, form: { guess: "topic:out_of_scope" } });
    const page = await html();
    expect(page).toContain("These are the words of real people: check for names before the file is used");
    expect(page).toContain("Save 1 labelled question");
    const file = await line.ask(`${PAGE}/export`, { cookie, form: {} });
    expect(file.headers.get("content-disposition")).toBe('attachment; filename="sanad-questions.jsonl"');
    expect(file.headers.get("cache-control")).toBe("no-store");
    expect(await file.text()).toBe(
      '{"text":"the goat of …","variety":"en","topic":"out_of_scope","risk":"none","risk_kinds":[],"answer":null}\n',
    );
  });

  it("is neither offered nor given to officers", async () => {
    expect(await (await line.ask(PAGE, { cookie: basmas })).text()).not.toContain("/console/questions/export");
    expect((await line.ask(`${PAGE}/export`, { cookie: basmas, form: {} })).status).toBe(403);
  });
});
