import { asc, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type TestLine, type TestOfficer, testLine } from "../../console/testing/line.ts";
import * as schema from "../../store/schema.ts";
import { STORES } from "../../testing/database.ts";
import { acknowledgeAlarm } from "./acknowledge-alarm.ts";
import { addNote } from "./add-note.ts";
import { claim } from "./claim.ts";
import { close } from "./close.ts";
import { listAlarms } from "./list-alarms.ts";
import { listQueue, listRecent } from "./list-queue.ts";
import { readConversation, type TimelineMessage } from "./read-conversation.ts";
import { release } from "./release.ts";
import { reply } from "./reply.ts";

const DANGER = "جوزي حابسني ومش قادرة أخرج";

describe.each(STORES)("officers at work on %s", (kind) => {
  let line: TestLine;
  let amal: TestOfficer;
  let basma: TestOfficer;
  let id: string;
  let people = 0;

  beforeAll(async () => {
    line = await testLine(kind);
    amal = await line.officer("Amal");
    basma = await line.officer("Basma");
  }, 60_000);
  afterAll(() => line.drop());
  beforeEach(async () => {
    line.ctx.time.tick(60_000);
    id = await line.says(`person-${++people}`, "hello", DANGER);
  });

  const conversation = async () => {
    const [row] = await line.ctx.db.orm.select().from(schema.conversation).where(eq(schema.conversation.id, id));
    if (!row) throw new Error("gone");
    return row;
  };
  const said = async () => {
    const { timeline } = await readConversation(amal.ctx, id);
    return timeline.filter((item): item is TimelineMessage => item.type === "message");
  };
  const words = (key: string) => line.ctx.library.translate(line.ctx.library.current())("ar", `service.${key}`);
  const outbox = () => line.ctx.db.orm.select().from(schema.outbox).orderBy(asc(schema.outbox.id));

  describe("the queue", () => {
    it("shows who is in danger and why, and nothing of what they wrote", async () => {
      const row = (await listQueue(amal.ctx)).find((it) => it.id === id);
      expect(row).toMatchObject({ status: "waiting", priority: 1, risk: "urgent", reason: "urgent", holder: null });
      expect(JSON.stringify(row)).not.toContain("حابسني");
    });

    it("puts the most urgent first, and within a level whoever waits longest", async () => {
      line.ctx.time.tick(1000);
      const later = await line.says(`person-${++people}`, "hello", DANGER);
      const queue = await listQueue(amal.ctx);
      const order = queue.map((row) => row.priority);
      expect(order).toEqual(order.toSorted());
      expect(queue.findIndex((row) => row.id === id)).toBeLessThan(queue.findIndex((row) => row.id === later));
    });

    it("is for officers only", async () => {
      await expect(listQueue(line.ctx)).rejects.toMatchObject({ code: "not_signed_in" });
      const writer = await line.officer(`Writer${people}`, "content");
      await expect(listQueue(writer.ctx)).rejects.toMatchObject({ code: "not_allowed" });
    });
  });

  describe("claiming", () => {
    it("has one winner when two officers try at once, and names them to the other", async () => {
      const tries = await Promise.allSettled([amal, basma].map((it) => claim(it.ctx, { conversationId: id })));
      expect(tries.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
      const lost = tries.find((it) => it.status === "rejected");
      const winner = tries[0]?.status === "fulfilled" ? amal : basma;
      expect(lost?.reason).toMatchObject({
        code: "already_claimed",
        message: `${winner.name} holds this conversation`,
      });
      expect(await conversation()).toMatchObject({ status: "officer", officerId: winner.id });
    });

    it("tells the person once that somebody is there", async () => {
      await claim(amal.ctx, { conversationId: id });
      await claim(amal.ctx, { conversationId: id });
      const texts = (await said()).map(({ body }) => body.text);
      expect(texts.filter((text) => text === words("officer_joined"))).toHaveLength(1);
    });

    it("starts the person's wait for this officer", async () => {
      await claim(amal.ctx, { conversationId: id });
      expect((await conversation()).unansweredSince?.getTime()).toBe(line.ctx.clock());
    });
  });

  describe("replying", () => {
    it("sends a text once however often the form is sent", async () => {
      await claim(amal.ctx, { conversationId: id });
      const before = (await outbox()).length;
      const form = { conversationId: id, id: line.ctx.ids(), text: "I am with you." };
      await Promise.all([reply(amal.ctx, form), reply(amal.ctx, form)]);
      await reply(amal.ctx, form);
      expect((await outbox()).length).toBe(before + 1);
      expect((await said()).filter(({ author }) => author === "officer")).toHaveLength(1);
    });

    it("ends the person's wait", async () => {
      await claim(amal.ctx, { conversationId: id });
      await reply(amal.ctx, { conversationId: id, id: line.ctx.ids(), text: "Yes." });
      expect((await conversation()).unansweredSince).toBeNull();
    });

    it("is refused to who does not hold the conversation", async () => {
      await claim(basma.ctx, { conversationId: id });
      const form = { conversationId: id, id: line.ctx.ids(), text: "Yes." };
      await expect(reply(amal.ctx, form)).rejects.toMatchObject({ code: "not_claimed_by_you" });
    });

    it("is refused when the person has blocked us", async () => {
      await claim(amal.ctx, { conversationId: id });
      const { addressId } = await conversation();
      await line.ctx.db.orm.update(schema.address).set({ reachable: false }).where(eq(schema.address.id, addressId));
      const form = { conversationId: id, id: line.ctx.ids(), text: "Yes." };
      await expect(reply(amal.ctx, form)).rejects.toMatchObject({ code: "unreachable" });
    });

    it("sends a long text in parts that the channel takes", async () => {
      await claim(amal.ctx, { conversationId: id });
      const limits = { ...line.ctx.limits, telegram: { ...line.ctx.limits.telegram, textLength: 100 } };
      await reply(
        { ...amal.ctx, limits },
        { conversationId: id, id: line.ctx.ids(), text: "one two three ".repeat(20) },
      );
      const parts = (await said()).filter(({ author }) => author === "officer").map(({ body }) => body.text);
      expect(parts.length).toBeGreaterThan(2);
      expect(Math.max(...parts.map((part) => part.length))).toBeLessThanOrEqual(100);
    });

    it("refuses an id that stands for a message of the person", async () => {
      await claim(amal.ctx, { conversationId: id });
      const theirs = (await said()).find(({ author }) => author === "person");
      const form = { conversationId: id, id: theirs?.id ?? "", text: "Yes." };
      await expect(reply(amal.ctx, form)).rejects.toMatchObject({ code: "invalid" });
    });
  });

  describe("the end of an officer's part", () => {
    it("gives the conversation back with its place in time and a note for the next", async () => {
      await claim(amal.ctx, { conversationId: id });
      const { unansweredSince } = await conversation();
      line.ctx.time.tick(5 * 60_000);
      await release(amal.ctx, { conversationId: id, note: "Needs a lawyer" });
      expect(await conversation()).toMatchObject({ status: "waiting", officerId: null, waitingSince: unansweredSince });
      expect((await said()).at(-1)).toMatchObject({ direction: "note", body: { text: "Needs a lawyer" } });
    });

    it("tells the person that another officer goes on", async () => {
      await claim(amal.ctx, { conversationId: id });
      await release(amal.ctx, { conversationId: id });
      await claim(basma.ctx, { conversationId: id });
      expect((await said()).at(-1)?.body.text).toBe(words("officer_changed"));
    });

    it("closes with a reason, tells the person, and asks whether it helped", async () => {
      await claim(amal.ctx, { conversationId: id });
      await close(amal.ctx, { conversationId: id, reason: "referred" });
      expect(await conversation()).toMatchObject({ status: "closed", closeReason: "referred" });
      const last = (await said()).slice(-2).map(({ body }) => body);
      expect(last[0]?.text).toBe(words("officer_closed"));
      expect(last[1]?.choices?.length).toBe(3);
    });

    it("asks for a reason from the list", async () => {
      await claim(amal.ctx, { conversationId: id });
      await expect(close(amal.ctx, { conversationId: id, reason: "bored" })).rejects.toThrow();
      expect((await conversation()).status).toBe("officer");
    });
  });

  describe("reading", () => {
    it("shows the person's own words with the danger found in them, sealed in the store", async () => {
      const message = (await said()).find(({ body }) => body.text === DANGER);
      expect(message?.body.signals?.length).toBeGreaterThan(0);
      const rows = await line.ctx.db.orm.select().from(schema.message);
      expect(rows.some(({ body }) => Buffer.from(body).includes("حابسني"))).toBe(false);
    });

    it("is on record once an hour for each officer", async () => {
      const readings = async () =>
        (await line.ctx.db.orm.select().from(schema.audit).where(eq(schema.audit.subject, id))).filter(
          ({ act, actor }) => act === "conversation.read" && actor === `officer:${amal.id}`,
        ).length;
      await readConversation(amal.ctx, id);
      await readConversation(amal.ctx, id);
      expect(await readings()).toBe(1);
      line.ctx.time.tick(61 * 60_000);
      await readConversation(amal.ctx, id);
      expect(await readings()).toBe(2);
    });

    it("tells what was done and by whom", async () => {
      await claim(amal.ctx, { conversationId: id });
      await release(amal.ctx, { conversationId: id });
      const { timeline } = await readConversation(basma.ctx, id);
      expect(timeline.filter((it) => it.type === "event").map(({ act, officer }) => [act, officer])).toEqual([
        ["conversation.claim", "Amal"],
        ["conversation.release", "Amal"],
      ]);
    });

    it("shows an erased person's conversation as empty", async () => {
      const { contactId } = await conversation();
      await line.ctx.db.orm.update(schema.contact).set({ keyId: null }).where(eq(schema.contact.id, contactId));
      expect(await readConversation(amal.ctx, id)).toMatchObject({ erased: true, intake: {} });
    });

    it("refuses what does not exist", async () => {
      await expect(readConversation(amal.ctx, line.ctx.ids())).rejects.toMatchObject({ code: "not_found" });
    });
  });

  it("writes a private note once, and never sends it", async () => {
    const before = (await outbox()).length;
    const note = { conversationId: id, id: line.ctx.ids(), text: "Careful: shared phone" };
    await addNote(amal.ctx, note);
    await addNote(amal.ctx, note);
    expect((await said()).filter(({ direction }) => direction === "note")).toHaveLength(1);
    expect((await outbox()).length).toBe(before);
  });

  it("keeps an alarm on every screen until somebody has seen it", async () => {
    const alarm = (await listAlarms(amal.ctx)).find((it) => it.conversation?.id === id);
    expect(alarm).toMatchObject({ kind: "urgent_words", conversation: { priority: 1 } });
    await acknowledgeAlarm(amal.ctx, { alarmId: alarm?.id ?? "" });
    expect((await listAlarms(basma.ctx)).some((it) => it.conversation?.id === id)).toBe(false);
  });

  it("lists all conversations page by page, the last changed first", async () => {
    const { rows } = await listRecent(amal.ctx, 0);
    expect(rows[0]?.id).toBe(id);
    expect((await listRecent(amal.ctx, 1)).rows.every((row) => !rows.some((it) => it.id === row.id))).toBe(true);
  });
});
