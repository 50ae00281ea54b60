import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROLES } from "../domain/officer.ts";
import { flowWords } from "./flow-words.ts";
import { type TestLine, testLine } from "./testing/line.ts";

let line: TestLine;
const cookies = new Map<string, string>();

beforeAll(async () => {
  line = await testLine();
  for (const role of ROLES) cookies.set(role, await line.signIn(await line.officer(`of-${role}`, role)));
  cookies.set("arabic", await line.signIn(await line.officer("Samira", "content", "ar")));
}, 60_000);
afterAll(() => line.drop());

const get = (path: string, who = "content") => line.ask(path, { cookie: cookies.get(who) ?? "" });
const html = async (path: string, who?: string) => (await get(path, who)).text();

describe("the pages of flows", () => {
  it.each(ROLES)("are open to the role %s, and in its navigation", async (who) => {
    const page = await html("/console/flows", who);
    expect(page).toContain('<a href="/console/flows" aria-current="page">Flows</a>');
    expect((await get("/console/flows/person", who)).status).toBe(200);
  });

  it.each(["/console/flows", "/console/flows/person", "/console/flows/person/drawing.svg"])(
    "are closed to who is not signed in: %s",
    async (path) => expect((await line.ask(path)).status).toBe(303),
  );

  it("list every flow that runs, with what it is for", async () => {
    const page = await html("/console/flows");
    const names = [...line.ctx.library.current().flows.keys()];
    expect(names.filter((name) => !page.includes(`href="/console/flows/${name}"`))).toEqual([]);
    expect(page).toContain("Calm words with numbers");
  });

  it("are in the officer's language", async () => {
    expect(await html("/console/flows", "arabic")).toContain("التحدث مع شخص");
    expect(await html("/console/flows/person", "arabic")).toMatch(/<svg [^>]*lang="ar" direction="rtl">/);
  });

  it("show the drawing, every step in words, and the flows beside it", async () => {
    const page = await html("/console/flows/person");
    const steps = [...(line.ctx.library.current().flows.get("person")?.nodes.keys() ?? [])];
    expect(
      steps.filter((name) => !page.includes(`data-step="${name}"`) || !page.includes(`id="step-${name}"`)),
    ).toEqual([]);
    expect(page).toMatch(/Goes on in:<a href="\/console\/flows\/menu"><bdi>Main menu/);
  });

  it("bring the drawing's style sheet as a file, and none in the page", async () => {
    const page = await html("/console/flows/person");
    expect(page).toContain('<link rel="stylesheet" href="/console/flows/drawing.css"/>');
    expect(page).not.toMatch(/<style| style="/);
    const sheet = await get("/console/flows/drawing.css");
    expect([sheet.headers.get("content-type"), (await sheet.text()).includes(".flow-drawing")]).toEqual([
      "text/css; charset=utf-8",
      true,
    ]);
  });

  it("give the drawing as a file, in the officer's language", async () => {
    const answer = await get("/console/flows/person/drawing.svg", "arabic");
    expect([answer.headers.get("content-type"), answer.headers.get("content-disposition")]).toEqual([
      "image/svg+xml; charset=utf-8",
      'attachment; filename="person.ar.svg"',
    ]);
    expect(await answer.text()).toMatch(/^<svg .*<style>/s);
  });

  it("say when there is no such flow", async () => {
    expect((await get("/console/flows/nowhere")).status).toBe(404);
  });

  it("call a flow without words of its own as its file does", () => {
    const say = () => "words";
    expect(flowWords(say, { name: "brand_new", description: "For a trial." })).toEqual({
      title: "brand_new",
      about: "For a trial.",
    });
  });
});
