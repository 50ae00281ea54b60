import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { claim } from "../services/conversation/claim.ts";
import { listAlarms } from "../services/conversation/list-alarms.ts";
import { receive } from "../services/conversation/receive.ts";
import { setFocalPoint } from "../services/officer/set-focal-point.ts";
import * as schema from "../store/schema.ts";
import { complaintLibrary } from "../testing/complaint-library.ts";
import { person } from "../testing/inbound.ts";
import { withReadings } from "../testing/with-readings.ts";
import { type TestLine, type TestOfficer, testLine } from "./testing/line.ts";

const COMPLAINT = "the aid worker asked for something in return";
const SECRET = "violet umbrella";

let line: TestLine;
let admin: TestOfficer;
let supervisor: TestOfficer;
let focal: TestOfficer;
let cookies: Record<"admin" | "supervisor" | "focal", string>;
let psea: typeof schema.conversation.$inferSelect;
let general: typeof schema.conversation.$inferSelect;
let outboxId: number;
let voice: string;
let bumps = 0;

/** A person who talks with an officer, and complains beside it in words, in a voice note and in an alarm that stands. */
beforeAll(async () => {
  const library = withReadings(complaintLibrary(), (text) =>
    text === COMPLAINT ? { risk: "urgent", signals: [{ kind: "psea", span: "" }] } : text.includes(SECRET) ? {} : null,
  );
  line = await testLine("pglite", { library });
  admin = await line.officer("Amal", "administrator");
  supervisor = await line.officer("Salma", "supervisor");
  focal = await line.officer("Farida", "officer", "en", true);
  cookies = {
    admin: await line.signIn(admin),
    supervisor: await line.signIn(supervisor),
    focal: await line.signIn(focal),
  };
  const { ctx } = line;
  const them = person("amina");
  for (const text of ["hello", "English", "yes", "an ordinary word"]) await receive(ctx, them.says(text));
  [general] = (await ctx.db.orm.select().from(schema.conversation)) as [typeof general];
  await claim(admin.ctx, { conversationId: general.id });
  for (const text of [COMPLAINT, SECRET]) await receive(ctx, them.says(text));
  const recorded = them.records();
  await receive(ctx, recorded);
  const rows = await ctx.db.orm.select().from(schema.conversation).where(eq(schema.conversation.lane, "psea"));
  [psea] = rows as [typeof psea];
  const messages = await ctx.db.orm.select().from(schema.message).where(eq(schema.message.conversationId, psea.id));
  voice = messages.find(({ kind }) => kind === "media")?.id ?? "";
  const out = messages.find(({ direction }) => direction === "out")?.id ?? "";
  await ctx.db.orm.insert(schema.blob).values({
    id: ctx.ids(),
    messageId: voice,
    contactId: psea.contactId,
    mime: "audio/ogg",
    size: 10,
    createdAt: new Date(ctx.clock()),
  });
  const [dead] = await ctx.db.orm
    .update(schema.outbox)
    .set({ state: "dead", failure: "timed_out" })
    .where(eq(schema.outbox.messageId, out))
    .returning({ id: schema.outbox.id });
  outboxId = dead?.id ?? 0;
}, 60_000);
afterAll(() => line.drop());

/** All that could tell of the complaint: its id, its number, its words and files, and that there is one at all. */
const traces = async () => {
  const [alarm] = await listAlarms(focal.ctx);
  const shown = await line.ask(`/console/conversations/${psea.id}`, { cookie: cookies.focal });
  const number = /<h1>Person <bdi>(\d+)<\/bdi>/.exec(await shown.text())?.[1];
  return [psea.id, voice, alarm?.id, `<bdi>${number}</bdi>`, SECRET, COMPLAINT, "focal points only"].map(String);
};

const ids = async () => {
  const [alarm] = (await line.ctx.db.orm.select().from(schema.alarm)).filter(
    ({ conversationId }) => conversationId === psea.id,
  );
  return { conversations: psea.id, messages: voice, alarms: alarm?.id ?? "", deliveries: String(outboxId) };
};

const dump = async () => {
  const { orm } = line.ctx.db;
  const tables = [schema.conversation, schema.message, schema.alarm, schema.outbox, schema.audit, schema.feedback];
  return Promise.all(tables.map((table) => orm.select().from(table)));
};

describe.each(["admin", "supervisor"] as const)("a complaint, to %s who is not named", (who) => {
  it("is on no page and in no answer of any route", async () => {
    const hidden = await traces();
    expect(hidden.filter((it) => it.includes("undefined"))).toEqual([]);
    const about = await ids();
    const routes = line.app.routes.filter(({ method, path }) => method !== "ALL" && path.startsWith("/console"));
    const asked: string[] = [];
    const found: string[] = [];
    for (const { method, path } of routes) {
      if (/live|sign-out|sign-in|second-factor|invitation/.test(path)) continue;
      // The officer of the route that names focal points is a colleague's id: another test's.
      if (path.includes("focal-point")) continue;
      const group = Object.entries(about).find(([name]) => path.includes(`/${name}/`));
      const concrete = path.replace(/:\w+/g, group?.[1] ?? line.ctx.ids());
      const form = { id: line.ctx.ids(), text: "Who?", reason: "test", note: "x", on: "yes", language: "en" };
      for (const htmx of [true, false]) {
        const answer = await line.ask(concrete, { cookie: cookies[who], htmx, ...(method === "POST" ? { form } : {}) });
        const text = `${await answer.text()} ${[...answer.headers].join(" ")}`;
        asked.push(path);
        for (const trace of hidden) {
          // What was asked for may be named in the way back to it.
          const told = text.replaceAll(concrete, "").replaceAll(`/console/conversations/${psea.id}`, "");
          if (told.includes(trace)) found.push(`${method} ${path}: ${trace}`);
        }
        if (group && answer.status < 300 && !/acknowledge|heard/.test(path)) found.push(`${method} ${path}: answered`);
      }
    }
    expect(found).toEqual([]);
    expect(new Set(asked).size).toBeGreaterThan(20);
  });

  it("is changed by none of them", async () => {
    const about = await ids();
    const before = await dump();
    const tries = [
      `/console/alarms/${about.alarms}/acknowledge`,
      `/console/messages/${voice}/heard`,
      `/console/deliveries/${outboxId}/retry`,
      ...["claim", "release", "reply", "notes", "close"].map((verb) => `/console/conversations/${psea.id}/${verb}`),
    ];
    for (const path of tries) {
      const form = { id: line.ctx.ids(), text: "Who?", reason: "test" };
      await line.ask(path, { cookie: cookies[who], form });
    }
    expect(await dump()).toEqual(before);
  });

  it("is refused as if it were not there", async () => {
    const unknown = line.ctx.ids();
    const plain = (text: string) => text.replaceAll(psea.id, "…").replaceAll(unknown, "…");
    const answers = await Promise.all(
      [psea.id, unknown].map(async (id) => {
        const answer = await line.ask(`/console/conversations/${id}`, { cookie: cookies[who] });
        return [answer.status, plain(await answer.text())];
      }),
    );
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.[0]).toBe(404);
  });

  it("is not named in the stream of changes, nor is it told that something changed", async () => {
    const stream = await listen(cookies[who]);
    await stream.until("event: sync");
    await receive(line.ctx, person(`new-${who}`).says(COMPLAINT));
    const { conversation } = schema;
    await line.ctx.db.orm
      .update(conversation)
      .set({ changedAt: new Date(line.ctx.clock()), version: psea.version + 100 * ++bumps })
      .where(eq(conversation.id, psea.id));
    line.ctx.changed();
    // Something ordinary comes after it: by then it would have been told.
    await new Promise<void>((resolve) => {
      const stop = line.hub.listen(({ name }) => {
        if (name === `conversation:${psea.id}`) resolve(stop());
      });
      line.ctx.changed();
    });
    const heard = stream.text();
    await receive(line.ctx, person(`plain-${who}`).says("hello"));
    await stream.until("event: queue");
    await stream.close();
    expect(heard).not.toMatch(/event: (queue|alarms|conversation)/);
    const named = [...stream.text().matchAll(/event: conversation:(\S+)/g)].map(([, id]) => id);
    const rows = await line.ctx.db.orm.select().from(conversation);
    const lanes = named.map((id) => rows.find((row) => row.id === id)?.lane);
    expect([...new Set(lanes)]).toEqual(["general"]);
    expect(stream.text()).not.toContain("event: alarms");
  });
});

describe("a focal point", () => {
  it("sees it in the queue, marked in words", async () => {
    const html = await (await line.ask("/console", { cookie: cookies.focal })).text();
    const row = html.slice(html.indexOf(`id="row-${psea.id}"`));
    expect(row.slice(0, row.indexOf("</li>"))).toContain("Complaint: focal points only");
  });

  it("reads it, and no number joins it to the ordinary talk", async () => {
    const html = await (await line.ask(`/console/conversations/${psea.id}`, { cookie: cookies.focal })).text();
    expect(html).toContain(SECRET);
    const [contact] = await line.ctx.db.orm.select().from(schema.contact).where(eq(schema.contact.id, psea.contactId));
    expect(/<h1>Person <bdi>(\d+)<\/bdi>/.exec(html)?.[1]).not.toBe(String(contact?.pseudonym));
  });

  it("hears of it in the stream", async () => {
    const stream = await listen(cookies.focal);
    await stream.until("event: sync");
    await receive(line.ctx, person("later").says(COMPLAINT));
    await stream.until("event: conversation:");
    await stream.until("event: alarms");
    await stream.close();
  });

  it("whose naming has ended hears no more of it, in a stream that was open before", async () => {
    const nadia = await line.officer("Nadia", "officer", "en", true);
    const stream = await listen(await line.signIn(nadia));
    await stream.until("event: sync");
    await setFocalPoint(admin.ctx, { officerId: nadia.id, named: false });
    await receive(line.ctx, person("after").says(COMPLAINT));
    await receive(line.ctx, person("ordinary").says("hello"));
    await stream.until("event: queue");
    await stream.close();
    expect(stream.text()).not.toContain("event: alarms");
  });
});

async function listen(cookie: string) {
  const answer = await line.ask("/console/live", { cookie });
  const reader = (answer.body ?? new ReadableStream<Uint8Array>()).pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  return {
    text: () => text,
    async until(words: string) {
      while (!text.includes(words)) {
        const { done, value } = await reader.read();
        if (done) throw new Error(`the stream ended before ${words}`);
        text += value;
      }
    },
    close: () => reader.cancel(),
  };
}
