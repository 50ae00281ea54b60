import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import type { Officer } from "../../domain/officer.ts";
import { sweep } from "../../jobs/sweep.ts";
import * as schema from "../../store/schema.ts";
import { complaintLibrary } from "../../testing/complaint-library.ts";
import { type TestCtx, testCtx } from "../../testing/ctx.ts";
import { STORES, testDatabase } from "../../testing/database.ts";
import { person } from "../../testing/inbound.ts";
import { timeline } from "../../testing/timeline.ts";
import { withReadings } from "../../testing/with-readings.ts";
import { actAs } from "../context.ts";
import { acknowledgeAlarm } from "./acknowledge-alarm.ts";
import { addNote } from "./add-note.ts";
import { claim } from "./claim.ts";
import { close } from "./close.ts";
import { escalateWaits } from "./escalate.ts";
import { expireConversations } from "./expire.ts";
import { keepFailed } from "./keep-failed.ts";
import { hashesOf } from "./known.ts";
import { lapseClaims } from "./lapse.ts";
import { listAlarms } from "./list-alarms.ts";
import { listQueue } from "./list-queue.ts";
import { readConversation } from "./read-conversation.ts";
import { receive } from "./receive.ts";
import { release } from "./release.ts";
import { replay } from "./replay.ts";
import { reply } from "./reply.ts";
import { timeOutWaits } from "./time-out.ts";

const COMPLAINT = "the aid worker asked for something in return";
const ABUSE = "the aid worker wants it tonight";
const MORE = "it was on monday";
const MINUTE = 60_000;
const DAY = 86_400_000;

/** Readings are fixed: what is tested is where things go, not what the model makes of words. */
const READINGS: Readonly<Record<string, object>> = {
  [COMPLAINT]: { risk: "concern", signals: [{ kind: "psea", span: "" }] },
  [ABUSE]: { risk: "urgent", signals: [{ kind: "psea", span: "" }] },
  "a rude colleague of yours": { topics: [{ topic: "complaint_staff", score: 0.99 }] },
  [MORE]: {},
  "he is at my door": { risk: "urgent", signals: [{ kind: "violence", span: "" }] },
  "an ordinary word": {},
  "another ordinary word": {},
};

describe.each(STORES)("a complaint about staff of help, on %s", (store) => {
  let ctx: TestCtx;
  let logged: unknown[];
  let them: ReturnType<typeof person>;
  let basma: TestCtx;
  let focal: TestCtx;

  beforeEach(async () => {
    const { db } = await testDatabase(store);
    logged = [];
    const note = (...args: unknown[]) => void logged.push(args);
    const log = { info: note, warn: note, error: note, debug: note, fatal: note, trace: note } as never;
    ctx = await testCtx(db, { log, library: withReadings(complaintLibrary(), (text) => READINGS[text] ?? null) });
    const as = (officer: Officer) => ({ ...ctx, ...actAs(ctx, { kind: "officer", officer }) });
    basma = as({ id: "basma", role: "administrator", focalPoint: false });
    focal = as({ id: "focal", role: "officer", focalPoint: true });
    them = person("1");
  });

  const say = async (...texts: string[]) => {
    for (const text of texts) {
      ctx.time.tick(1000);
      await receive(ctx, them.says(text));
    }
  };
  const welcomed = () => say("hello", "English", "yes");
  const lane = async (which: "general" | "psea") => {
    const { conversation } = schema;
    const rows = await ctx.db.orm.select().from(conversation).where(eq(conversation.lane, which));
    return rows.sort((a, b) => a.openedAt.getTime() - b.openedAt.getTime());
  };
  const one = async (which: "general" | "psea") => {
    const rows = await lane(which);
    if (!rows[0] || rows.length > 1) throw new Error(`${rows.length} conversations`);
    return rows[0];
  };
  const saidIn = async (which: "general" | "psea") => {
    const ids = (await lane(which)).map(({ id }) => id);
    return (await timeline(ctx)).filter((it) => ids.includes(it.conversationId));
  };
  const wordsIn = async (which: "general" | "psea") =>
    (await saidIn(which)).filter(({ author }) => author === "person").map(({ body }) => body.text);
  /** Everything that stands of the ordinary conversation, and about it. */
  const ordinary = async () => {
    const rows = await lane("general");
    const ids = rows.map(({ id }) => id);
    const orm = ctx.db.orm;
    const of = <T extends { conversationId: string | null }>(all: T[]) =>
      all.filter(({ conversationId }) => conversationId !== null && ids.includes(conversationId));
    const messages = of(await orm.select().from(schema.message));
    return {
      rows,
      messages,
      alarms: of(await orm.select().from(schema.alarm)),
      questions: of(await orm.select().from(schema.question)),
      feedback: of(await orm.select().from(schema.feedback)),
      outbox: (await orm.select().from(schema.outbox)).filter(({ messageId }) =>
        messages.some(({ id }) => id === messageId),
      ),
      jobs: (await orm.select().from(schema.job)).filter(({ messageId }) =>
        messages.some(({ id }) => id === messageId),
      ),
      audit: (await orm.select().from(schema.audit)).filter(
        ({ subject, detail }) => ids.includes(subject ?? "") || ids.some((id) => JSON.stringify(detail).includes(id)),
      ),
    };
  };
  const held = async () => {
    await claim(basma, { conversationId: (await one("general")).id });
  };
  const taken = async () => {
    const { id } = await one("psea");
    await claim(focal, { conversationId: id });
    return id;
  };
  const words = async (conversationId: string, text = "I am with you.") =>
    reply(focal, { conversationId, id: ctx.ids(), text });

  it("opens a conversation of its own, first in line, and an alarm there", async () => {
    await welcomed();
    await say(COMPLAINT);
    const psea = await one("psea");
    expect(psea).toMatchObject({ status: "waiting", priority: 1, team: "psea", reason: "psea", risk: "concern" });
    expect(psea.dueAt).not.toBeNull();
    expect(await listAlarms(focal)).toMatchObject([{ kind: "complaint", conversation: { id: psea.id, lane: "psea" } }]);
    expect(await wordsIn("psea")).toEqual([COMPLAINT]);
  });

  it.each([
    ["in doubt", COMPLAINT],
    ["for certain", ABUSE],
    ["by its topic alone", "a rude colleague of yours"],
  ])("leaves no trace in the ordinary conversation: %s", async (_, text) => {
    await welcomed();
    await say("an ordinary word");
    const before = await ordinary();
    await say(text, MORE, "he is at my door");
    await receive(ctx, them.records());
    expect(await ordinary()).toEqual(before);
    expect(await wordsIn("psea")).toEqual([text, MORE, "he is at my door", ""]);
  });

  it("that is only a topic is answered by focal points too, and waits for them", async () => {
    await welcomed();
    await say("a rude colleague of yours");
    expect(await one("psea")).toMatchObject({ status: "waiting", team: "psea", lane: "psea" });
  });

  it("leaves none inside a chat with an officer, who goes on with it", async () => {
    await welcomed();
    await held();
    const before = await ordinary();
    await say(COMPLAINT, MORE);
    expect(await ordinary()).toEqual(before);
    expect((await saidIn("psea")).some(({ author }) => author === "bot")).toBe(true);
    await say("menu");
    expect(await ordinary()).toEqual(before);
    await say("an ordinary word");
    expect(await wordsIn("general")).toContain("an ordinary word");
    expect((await one("general")).unansweredSince).not.toBeNull();
  });

  it("goes on apart when the ordinary talk is closed beside it", async () => {
    await welcomed();
    await held();
    await say(COMPLAINT);
    await close(basma, { conversationId: (await one("general")).id, reason: "answered" });
    const before = await ordinary();
    await say(MORE);
    expect(await ordinary()).toEqual(before);
    expect((await wordsIn("psea")).at(-1)).toBe(MORE);
  });

  it("of the very first words makes no ordinary conversation", async () => {
    await say(COMPLAINT);
    expect(await lane("general")).toEqual([]);
    expect(await wordsIn("psea")).toEqual([COMPLAINT]);
  });

  it("of the very first words, known by their topic alone, is kept apart before the welcome has ended", async () => {
    await say("a rude colleague of yours");
    expect(await lane("general")).toEqual([]);
    await say("English", "yes");
    expect(await wordsIn("psea")).toEqual(["a rude colleague of yours", "yes"]);
    expect(await wordsIn("general")).toEqual(["English"]);
    expect(await ctx.db.orm.select().from(schema.question)).toEqual([]);
  });

  it("ends with the menu, and what comes then is ordinary", async () => {
    await welcomed();
    await say(COMPLAINT, "menu", "an ordinary word");
    expect(await wordsIn("psea")).toEqual([COMPLAINT, "menu"]);
    expect(await wordsIn("general")).toContain("an ordinary word");
  });

  it("comes again to the same conversation while that is open", async () => {
    await welcomed();
    await say(COMPLAINT, "menu", ABUSE);
    expect(await one("psea")).toMatchObject({ risk: "urgent" });
    expect(await wordsIn("psea")).toEqual([COMPLAINT, "menu", ABUSE]);
  });

  it("that is made by an edit is a new message, and the row keeps what it said", async () => {
    await welcomed();
    await say("an ordinary word");
    const before = await ordinary();
    const ref = `1:${4}`;
    const edit = (text: string) => receive(ctx, them.send({ kind: "edited", text }, { ref }));
    await edit(COMPLAINT);
    expect(await ordinary()).toEqual(before);
    expect(await wordsIn("psea")).toEqual([COMPLAINT]);
    expect((await saidIn("psea")).some(({ author }) => author === "bot")).toBe(true);
    await say("menu");
    await edit("another ordinary word");
    expect(await ordinary()).toEqual(before);
    expect((await saidIn("psea")).filter(({ edited }) => edited !== null)).toHaveLength(1);
  });

  it("whose words are edited stays whole and apart after it was left", async () => {
    await welcomed();
    await say(COMPLAINT, "menu", "an ordinary word");
    const before = await ordinary();
    await receive(ctx, them.send({ kind: "edited", text: MORE }, { ref: "1:4" }));
    expect(await ordinary()).toEqual(before);
    expect((await saidIn("psea")).filter(({ edited }) => edited !== null)).toHaveLength(1);
  });

  it("that arrives late is met, and so is what belongs to it", async () => {
    await welcomed();
    const late = them.says(COMPLAINT);
    const more = them.says(MORE);
    const menu = them.says("menu");
    await say("an ordinary word");
    const before = await ordinary();
    await receive(ctx, late);
    expect(await ordinary()).toEqual(before);
    await receive(ctx, menu);
    expect(await ordinary()).toEqual(before);
    await receive(ctx, more);
    expect(await wordsIn("psea")).toEqual([COMPLAINT, MORE, "menu"]);
    expect(await ordinary()).toEqual(before);
  });

  it("that is delivered twice, or two at once, is kept once each", async () => {
    await welcomed();
    const [first, second] = [them.says(COMPLAINT), them.says(ABUSE)];
    const done = await Promise.all([first, second, first].map((it) => receive(ctx, it)));
    expect(done.toSorted()).toEqual(["duplicate", "handled", "handled"]);
    expect(await one("psea")).toMatchObject({ priority: 1 });
    expect(await wordsIn("psea")).toEqual([COMPLAINT, ABUSE]);
  });

  it("that our code failed on goes apart when it is run again", async () => {
    await welcomed();
    const before = await ordinary();
    const inbound = them.says(COMPLAINT);
    await keepFailed(ctx, inbound, hashesOf(ctx, inbound), new Error("once"));
    expect(await replay(ctx, () => null)).toEqual({ replayed: 1, failed: 0 });
    expect(await ordinary()).toEqual(before);
    expect(await wordsIn("psea")).toEqual([COMPLAINT]);
  });

  it("is covered by the quick exit, and goes on apart", async () => {
    await welcomed();
    // What has not gone out yet is held back by a quick exit, whatever it is about.
    await ctx.db.orm.update(schema.message).set({ state: "sent" });
    await ctx.db.orm.delete(schema.outbox);
    const before = await ordinary();
    await say(COMPLAINT, "exit", "hi", "yes", MORE);
    expect(await ordinary()).toEqual(before);
    expect((await wordsIn("psea")).at(-1)).toBe(MORE);
  });

  it("can be stopped", async () => {
    await welcomed();
    const before = await ordinary();
    await say(COMPLAINT, "stop");
    const [address] = await ctx.db.orm.select().from(schema.address);
    expect(address?.stoppedAt).not.toBeNull();
    expect(await ordinary()).toEqual(before);
    expect(await one("psea")).toMatchObject({ status: "waiting" });
  });

  it("is erased with everything else, from either side", async () => {
    await welcomed();
    await say(COMPLAINT, "delete my data", "yes");
    const rows = await ctx.db.orm.select().from(schema.conversation);
    expect(rows.map(({ status, closeReason }) => [status, closeReason])).toEqual([
      ["closed", "erased"],
      ["closed", "erased"],
    ]);
    const messages = await ctx.db.orm.select().from(schema.message);
    expect(messages.every(({ body }) => body.length === 0)).toBe(true);
  });

  it("counts for nobody's place in the ordinary queue", async () => {
    await welcomed();
    await say(COMPLAINT);
    const other = person("2");
    for (const text of ["hello", "English", "yes", "human", "yes", "work", "any time", "a woman"])
      await receive(ctx, other.says(text, { sentAt: ctx.clock() }));
    const told = (await saidIn("general")).map(({ body }) => body.text).join("\n");
    expect(told).toContain("Nobody is before you");
    expect((await listQueue(basma)).every(({ lane }) => lane === "general")).toBe(true);
  });

  describe("with a focal point", () => {
    it("is answered in the same chat, and what the person writes next is heard there", async () => {
      await welcomed();
      await say(COMPLAINT, "menu", "an ordinary word");
      const id = await taken();
      const before = await ordinary();
      await words(id);
      await say(MORE);
      expect(await ordinary()).toEqual(before);
      expect((await wordsIn("psea")).at(-1)).toBe(MORE);
      const [out] = (await saidIn("psea")).filter(({ author }) => author === "officer");
      const queued = await ctx.db.orm
        .select()
        .from(schema.outbox)
        .where(eq(schema.outbox.messageId, out?.id ?? ""));
      expect(queued).toHaveLength(1);
      await say("menu", "another ordinary word");
      expect((await wordsIn("general")).at(-1)).toBe("another ordinary word");
    });

    it("is answered once however often the form is sent", async () => {
      await welcomed();
      await say(COMPLAINT, "menu");
      const conversationId = await taken();
      const form = { conversationId, id: ctx.ids(), text: "I am with you." };
      await Promise.all([reply(focal, form), reply(focal, form)]);
      await reply(focal, form);
      expect((await saidIn("psea")).filter(({ author }) => author === "officer")).toHaveLength(1);
    });

    it("is answered while an officer holds the ordinary chat, beside it", async () => {
      await welcomed();
      await held();
      await say(COMPLAINT, "menu");
      const id = await taken();
      const before = await ordinary();
      await words(id);
      await say(MORE);
      expect(await ordinary()).toEqual(before);
      expect(await one("psea")).toMatchObject({ status: "officer", officerId: "focal" });
      expect((await one("psea")).unansweredSince).not.toBeNull();
    });

    it("does not uncover what the quick exit covers", async () => {
      await welcomed();
      await say(COMPLAINT, "menu");
      const id = await taken();
      await say("exit");
      await words(id);
      const texts = async () => (await timeline(ctx)).filter(({ author }) => author === "bot").length;
      const covered = await texts();
      await say("hi");
      const asked = (await timeline(ctx)).filter(({ author }) => author === "bot").at(-1)?.body;
      expect(await texts()).toBe(covered + 1);
      expect(asked?.choices?.length).toBe(2);
      await say("yes", MORE);
      expect((await wordsIn("psea")).at(-1)).toBe(MORE);
    });

    it("is announced only to who is at it", async () => {
      await welcomed();
      await say(COMPLAINT, "menu");
      const before = (await timeline(ctx)).length;
      await taken();
      expect((await timeline(ctx)).length).toBe(before);
    });

    it("is closed without a question, and its end is no end of the ordinary talk", async () => {
      await welcomed();
      await say(COMPLAINT);
      const before = await ordinary();
      const id = await taken();
      await close(focal, { conversationId: id, reason: "referred" });
      expect(await ordinary()).toEqual(before);
      expect((await saidIn("psea")).at(-1)?.body.choices).toBeUndefined();
      await say(MORE);
      expect(await ordinary()).toEqual(before);
      expect((await lane("psea")).map(({ status }) => status)).toEqual(["closed", "waiting"]);
    });

    it("goes back to the other focal points when nobody answers", async () => {
      await welcomed();
      await held();
      await say(COMPLAINT);
      await taken();
      const before = await ordinary();
      ctx.time.tick(16 * MINUTE);
      const { conversation } = schema;
      await ctx.db.orm.update(conversation).set({ unansweredSince: null }).where(eq(conversation.lane, "general"));
      before.rows[0] = { ...(before.rows[0] as (typeof before.rows)[0]), unansweredSince: null };
      await lapseClaims(ctx);
      expect(await one("psea")).toMatchObject({ status: "waiting", lapses: 1 });
      expect(await ordinary()).toEqual(before);
    });
  });

  it("that waits too long calls focal points alone, who can say that they have seen it", async () => {
    await welcomed();
    await say(COMPLAINT);
    const before = await ordinary();
    for (let round = 0; round < 2; round++) {
      ctx.time.tick(61 * MINUTE);
      await escalateWaits(ctx);
    }
    expect(await listAlarms(basma)).toEqual([]);
    const overdue = (await listAlarms(focal)).find(({ kind }) => kind === "overdue_supervisor");
    expect(overdue).toMatchObject({ acknowledgeable: true, conversation: { lane: "psea" } });
    await acknowledgeAlarm(basma, { alarmId: overdue?.id ?? "" });
    expect((await listAlarms(focal)).some(({ id }) => id === overdue?.id)).toBe(true);
    await acknowledgeAlarm(focal, { alarmId: overdue?.id ?? "" });
    expect((await listAlarms(focal)).some(({ id }) => id === overdue?.id)).toBe(false);
    expect(await ordinary()).toEqual(before);
  });

  it("rests, ends and is cleared on its own", async () => {
    await welcomed();
    await say(COMPLAINT);
    const before = await ordinary();
    ctx.time.tick(61 * MINUTE);
    await timeOutWaits(ctx);
    expect(await ordinary()).toEqual(before);
    await close(focal, { conversationId: await taken(), reason: "answered" });
    ctx.time.tick(8 * DAY);
    await sweep(ctx);
    expect(await one("general")).toMatchObject({ status: "closed", closeReason: "inactive" });
    ctx.time.tick(31 * DAY);
    await expireConversations(ctx);
    expect((await ctx.db.orm.select().from(schema.message)).every(({ body }) => body.length === 0)).toBe(true);
  });

  it("is no ordinary talk in which a time could run out", async () => {
    await say(COMPLAINT, "menu");
    await ctx.db.orm.update(schema.address).set({ sessionDueAt: new Date(ctx.clock()) });
    const count = (await timeline(ctx)).length;
    await timeOutWaits(ctx);
    expect((await timeline(ctx)).length).toBe(count);
    expect(await lane("general")).toEqual([]);
    expect(logged).toEqual([]);
    expect(await timeOutWaits(ctx)).toBe(0);
  });

  it("waits in peace while a focal point holds it, and the ordinary question's time runs on", async () => {
    await welcomed();
    await say(COMPLAINT);
    await taken();
    ctx.time.tick(61 * MINUTE);
    const count = (await timeline(ctx)).length;
    await timeOutWaits(ctx);
    await timeOutWaits(ctx);
    expect((await timeline(ctx)).length).toBe(count);
  });

  it("is unknown to everyone who is not named, administrators too", async () => {
    await welcomed();
    await say(COMPLAINT);
    const { id: conversationId } = await one("psea");
    const tries = [
      () => claim(basma, { conversationId }),
      () => release(basma, { conversationId }),
      () => reply(basma, { conversationId, id: ctx.ids(), text: "Who is it?" }),
      () => addNote(basma, { conversationId, id: ctx.ids(), text: "Who is it?" }),
      () => close(basma, { conversationId, reason: "test" }),
      () => readConversation(basma, conversationId),
    ];
    for (const attempt of tries) await expect(attempt()).rejects.toMatchObject({ code: "not_found" });
    expect(await one("psea")).toMatchObject({ status: "waiting", officerId: null });
  });

  it("has a number of its own, which nobody joins to the ordinary talk", async () => {
    await welcomed();
    await say(COMPLAINT, "menu", "human");
    const numbers = (await listQueue(focal)).map(({ pseudonym }) => pseudonym);
    const [contact] = await ctx.db.orm.select().from(schema.contact);
    expect(numbers.filter((it) => it !== contact?.pseudonym).length).toBeGreaterThan(0);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it("is told of in the audit by its own id, and in no log", async () => {
    await welcomed();
    await held();
    await say(COMPLAINT, MORE);
    const id = await taken();
    await words(id);
    const rows = await ctx.db.orm.select().from(schema.audit);
    const about = rows.filter(({ actor }) => actor === "officer:focal");
    expect(about.length).toBeGreaterThan(1);
    expect(about.every(({ subject }) => subject === id)).toBe(true);
    expect(logged).toEqual([]);
  });
});
