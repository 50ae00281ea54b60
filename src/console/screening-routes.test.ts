import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readScreenings } from "../services/screening/read-screenings.ts";
import { type TestLine, type TestOfficer, testLine } from "./testing/line.ts";
import { screened } from "./testing/screened.ts";

let line: TestLine;
let amal: TestOfficer;
let cookie: string;
let id: string;

beforeAll(async () => {
  line = await testLine();
  amal = await line.officer("Amal");
  cookie = await line.signIn(amal);
  id = await screened(line, amal);
}, 60_000);
afterAll(() => line.drop());

const path = (more = "") => `/console/conversations/${id}${more}`;
const html = async (more = "") => (await line.ask(path(more), { cookie })).text();
const view = async () => {
  const [latest] = await readScreenings(amal.ctx, id);
  if (!latest) throw new Error("no screening");
  return latest;
};

describe("the panel of a conversation", () => {
  it("says the result in words for officers, and never that somebody is a victim", async () => {
    const page = await html();
    expect(page).toContain("Coercion disclosed: a person now");
    expect(page.toLowerCase()).not.toContain("victim of");
  });

  it("quotes whose words gave an indicator, as text", async () => {
    const page = await html();
    const finding = /<li class="finding" id="finding-[\w-]+CD1">.*?<\/li>\s*<\/ol>/s.exec(page)?.[0] ?? "";
    expect(finding).toContain("Papers taken and not given back?");
    expect(finding).toContain("After arriving, at work");
    expect(finding).toContain(
      '<div class="user-text" dir="auto">الفانوس الأخضر كان ورا الحيطة، Mr. John قال كده</div>',
    );
  });

  it("says what the officer must decide, and lists what is not known", async () => {
    const page = await html();
    expect(page).toContain("The answers alone do not settle this.");
    expect(page).toContain("What is not known is never a no.");
    expect(page).toContain("<li>Threatened?</li>");
  });

  it("keeps to the strict policy", async () => {
    expect(await html()).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son[a-z]+=|hx-on|hx-vals|js:/);
  });

  it("brings its parts up to date with the others, and itself stays as it was set", async () => {
    const parts = await (await line.ask(path("/update?mode=write"), { cookie, htmx: true })).text();
    expect(parts).toContain('id="screening-body"');
    expect(parts).not.toContain('id="screenings"');
  });

  it("offers nothing where nothing was asked and the reader does not hold the talk", async () => {
    const other = await line.says("nobody", "hello");
    const page = await (await line.ask(`/console/conversations/${other}`, { cookie })).text();
    expect(page).not.toMatch(/class="(screening|ask-screening)"/);
  });
});

describe("the forms of the panel", () => {
  const form = async (more: object = {}) => ({
    id: line.ctx.ids(),
    subject: "EX1",
    value: "yes",
    reason: "sixteen hours are too many",
    ...more,
  });

  it("take a change, and show the officer's result beside the machine's", async () => {
    const changes = path(`/screenings/${(await view()).id}/changes`);
    const answer = await line.ask(changes, { cookie, form: await form(), htmx: true });
    const parts = await answer.text();
    expect(answer.status).toBe(200);
    expect(parts).toMatch(/class="glance-result machine"/);
    expect(parts).toMatch(/class="glance-result officer"/);
    expect(parts).toContain("sixteen hours are too many");
    expect(parts).not.toContain('id="composer"');
  });

  it("lead back to the open panel without htmx", async () => {
    const changes = path(`/screenings/${(await view()).id}/changes`);
    const answer = await line.ask(changes, { cookie, form: await form({ subject: "EX2" }) });
    expect(answer.headers.get("location")).toBe(`${path()}?screenings=open#screenings`);
    expect(await html("?screenings=open")).toMatch(/<details class="screenings" id="screenings" open/);
  });

  it("refuse a change without a reason beside the form", async () => {
    const changes = path(`/screenings/${(await view()).id}/changes`);
    const answer = await line.ask(changes, { cookie, form: await form({ reason: " " }), htmx: true });
    expect([answer.status, answer.headers.get("hx-retarget")]).toEqual([422, "#notice"]);
  });

  it("have the questions asked once, and say who had them asked", async () => {
    const asked = await line.ask(path("/screening"), { cookie, form: {}, htmx: true });
    expect(asked.status).toBe(200);
    expect(await asked.text()).toContain("Amal had the questions asked");
    const again = await line.ask(path("/screening"), { cookie, form: {}, htmx: true });
    expect(again.status).toBe(409);
    expect(await again.text()).toContain("The questions are being asked already");
  });
});
