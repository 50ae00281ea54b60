import { randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Person } from "../channels/telegram/stand-in/person.ts";
import { claim } from "../services/conversation/claim.ts";
import { close } from "../services/conversation/close.ts";
import { readMedia } from "../services/conversation/read-media.ts";
import { reply } from "../services/conversation/reply.ts";
import * as schema from "../store/schema.ts";
import { STORES, type StoreKind } from "../testing/database.ts";
import {
  type Kept,
  type Officer,
  type RunningLine,
  runningLine,
  SECRET,
  TOKEN,
  WAYS,
  type Way,
} from "./testing/running-line.ts";
import { removePrepared } from "./testing/store-settings.ts";
import { talk } from "./testing/talk.ts";

const LINES = STORES.flatMap((store) => WAYS.map((way): [StoreKind, Way] => [store, way]));
const VOICE = new TextEncoder().encode("OggS: what she said");
const DANGER = "help me he wants to kill me he is at the door now";
const MINUTE_MS = 60_000;

afterAll(removePrepared);

describe.each(LINES)("the line on %s by %s", (store, way) => {
  let line: RunningLine;
  let officer: Officer;
  beforeAll(async () => {
    line = await runningLine(store, way);
    officer = await line.officer("Salma");
  });
  afterAll(() => line?.stop());

  /** What is kept of somebody of whom something is. */
  async function keptOf(who: Person): Promise<Kept> {
    const kept = await line.kept(who);
    if (!kept) throw new Error("nothing is kept of this person");
    return kept;
  }
  const conversationOf = async (who: Person) => {
    const conversation = (await keptOf(who)).conversations.at(-1);
    if (!conversation) throw new Error("there is no conversation");
    return conversation;
  };
  const textsOf = async (who: Person, direction: "in" | "out") =>
    (await keptOf(who)).messages.filter((it) => it.direction === direction).map((it) => it.body.text);
  const replies = (conversationId: string, text: string) =>
    reply(officer.ctx, { conversationId, id: randomUUID(), text });
  const callsTo = (who: Person) =>
    line.telegram.calls().filter((it) => it.method === "sendMessage" && Number(it.params.chat_id) === who.id);
  const hello = async (who: Person) => {
    const before = who.received().length;
    who.says("Hello");
    await line.telegram.waitFor(() => who.received().length > before);
    await line.quiet();
  };

  it.each(["ar", "en"] as const)("brings a person to an officer and back, in %s", async (language) => {
    const who = line.stranger();
    const { meets, asksForPerson, hears, presses } = talk(line, who, language);
    await meets();
    await asksForPerson();
    const { id } = await conversationOf(who);

    await hears("service.officer_joined", () => claim(officer.ctx, { conversationId: id }));
    await replies(id, "How can I help?");
    await who.waitFor((it) => it.text === "How can I help?");
    const heard = who.received().length;
    who.says("my employer keeps my wage");
    await line.quiet();
    await replies(id, "Since when?");
    await who.waitFor((it) => it.text === "Since when?");
    expect(who.received().length, "only the officer spoke").toBe(heard + 1);

    await hears(["service.officer_closed", "feedback.ask"], () =>
      close(officer.ctx, { conversationId: id, reason: "answered" }),
    );
    await hears("feedback.words", presses("common.yes"));
    await hears("feedback.thanks", () => who.says("شكرا"));
    const feedback = await line.ctx.db.orm.select().from(schema.feedback).where(eq(schema.feedback.conversationId, id));
    expect(feedback).toMatchObject([{ score: 3 }]);
    expect((await keptOf(who)).conversations).toMatchObject([{ status: "closed" }, { status: "bot" }]);
  });

  it("empties a chat on quick exit, and brings nothing of substance until the person says that it is safe", async () => {
    const who = line.stranger();
    const { meets, asksForPerson, hears, presses } = talk(line, who, "en");
    await meets();
    await asksForPerson();
    const { id } = await conversationOf(who);
    await hears("service.officer_joined", () => claim(officer.ctx, { conversationId: id }));
    await replies(id, "What did he do?");
    await who.waitFor((it) => it.text === "What did he do?");

    const cover = line.says("en", "quick_exit.cover");
    await hears("quick_exit.cover", () => who.says("خروج سريع"));
    expect(who.chat().map(({ text }) => text)).toEqual([cover]);
    expect(who.received()[0]?.silent).toBe(true);

    await replies(id, "Your bed is ready");
    await hears("quick_exit.good_time", () => who.says("Hello"));
    expect(who.received().some(({ text }) => text === "Your bed is ready")).toBe(false);
    presses("common.yes")();
    const arrived = await who.waitFor((it) => it.text === "Your bed is ready");
    expect(arrived.silent).toBe(false);
    expect(await textsOf(who, "out")).toContain("What did he do?");
  });

  it("answers a question", async () => {
    const who = line.stranger();
    const { meets, hears } = talk(line, who, "en");
    await meets();
    await hears("answers.BG1.short", () => who.says(line.says("en", "answers.BG1.label")));
    expect((await textsOf(who, "out")).length).toBe(who.received().length);
  });

  it("stores twenty messages that come at once in their order, in one conversation", async () => {
    const who = line.stranger();
    const numbered = Array.from({ length: 20 }, (_, n) => `message ${n + 1}`);
    for (const text of numbered) who.says(text);
    await line.quiet();
    expect(await textsOf(who, "in")).toEqual(numbered);
    expect((await keptOf(who)).conversations).toHaveLength(1);
  });

  it("answers twenty people who come at once", async () => {
    const people = Array.from({ length: 20 }, () => line.stranger());
    for (const who of people) who.says("Hello");
    await Promise.all(people.map((who) => who.waitFor((it) => it.reply_markup !== undefined, 15_000)));
    expect(people.map((who) => who.received().length)).toEqual(people.map(() => 1));
  });

  it("shows an officer what a message said before it was edited, and what it says now", async () => {
    const who = line.stranger();
    const id = who.says("I leave on Sunday");
    await line.quiet();
    who.edits(id, "I leave on Monday");
    await line.quiet();
    const [message] = (await keptOf(who)).messages;
    expect(message?.body.text).toBe("I leave on Sunday");
    expect(message?.edited).not.toBeNull();
  });

  it.each([
    ["a poll", { fields: { poll: { id: "1", question: "?", options: [] } } }, "unsupported", true],
    ["a form not yet invented", { fields: { hologram: { id: "1" } } }, "unsupported", true],
    ["a place", { location: { latitude: 30.04, longitude: 31.23 } }, "location", true],
    ["a contact card", { contact: { phone_number: "+201000000000", first_name: "Omar" } }, "contact_card", true],
    ["a photo", { photo: VOICE, caption: "look" }, "media", true],
    ["a sticker", { sticker: VOICE }, "media", false],
  ] as const)("keeps %s and answers it", async (_, content, kind, waits) => {
    const who = line.stranger();
    who.sends(content);
    await who.waitFor(() => true);
    await line.quiet();
    const [message] = (await keptOf(who)).messages;
    expect(message?.kind).toBe(kind);
    expect((await conversationOf(who)).status).toBe(waits ? "waiting" : "bot");
  });

  it("fetches a voice note, seals it and plays it to an officer", async () => {
    const who = line.stranger();
    who.sends({ voice: VOICE });
    await line.quiet();
    const messageId = (await keptOf(who)).messages[0]?.id ?? "";
    const find = () => line.ctx.db.orm.select().from(schema.blob).where(eq(schema.blob.messageId, messageId));
    await line.until(async () => (await find())[0]);
    const { id, bytes, mime } = await readMedia(officer.ctx, { messageId });
    expect(new Uint8Array(bytes)).toEqual(VOICE);
    expect(mime).toBe("audio/ogg");
    const folder = join(line.settings.folder, "blobs");
    const file = (await readdir(folder, { recursive: true })).find((name) => name.endsWith(id)) ?? "";
    expect((await readFile(join(folder, file))).includes(Buffer.from(VOICE))).toBe(false);
    expect(await conversationOf(who)).toMatchObject({ status: "waiting", reason: "voice_note", priority: 3 });
  });

  it("answers a button of an older question with the question of now", async () => {
    const who = line.stranger();
    const { meets, hears, presses } = talk(line, who, "en");
    await meets();
    await hears("person.consent", () => who.says("person"));
    await hears("person.about", presses("person.consent_yes"));
    await hears(["common.stale_button", "person.about"], presses("person.consent_no"));
    await line.telegram.waitFor(() => !who.isSpinning());
  });

  it("notes the campaign whose link somebody came by", async () => {
    const who = line.stranger();
    who.starts("jordan_2026");
    await who.waitFor(() => true);
    expect((await conversationOf(who)).campaign).toBe("jordan_2026");
  });

  it("tells a group that it talks to one person at a time, and leaves", async () => {
    const group = line.telegram.group(-1_009_000_001);
    group.addsBot();
    await line.telegram.waitFor(() => !group.hasBot(), 10_000);
    expect(group.received().map(({ text }) => text)).toEqual([
      `${line.says("ar", "service.group_refusal")}\n\n${line.says("en", "service.group_refusal")}`,
    ]);
  });

  it("alarms everyone at words of danger, and puts them first", async () => {
    const who = line.stranger();
    who.says(DANGER);
    await who.waitFor((it) => it.text?.startsWith(line.says("en", "urgent.calm", { contacts: "" })) ?? false);
    const { id, priority, status, risk } = await conversationOf(who);
    expect({ priority, status, risk }).toEqual({ priority: 1, status: "waiting", risk: "urgent" });
    const alarms = await line.ctx.db.orm.select().from(schema.alarm).where(eq(schema.alarm.conversationId, id));
    expect(alarms).toMatchObject([{ kind: "urgent_words", acknowledgedAt: null }]);
  });

  it("erases all of a person and says so", async () => {
    const who = line.stranger();
    const { meets, deletesEverything } = talk(line, who, "en");
    await meets();
    const { address } = await keptOf(who);
    await deletesEverything();
    expect(await line.kept(who)).toBeNull();
    const [contact] = await line.ctx.db.orm
      .select()
      .from(schema.contact)
      .where(eq(schema.contact.id, address.contactId));
    expect(contact?.keyId).toBeNull();
    await hello(who);
    expect((await keptOf(who)).address.contactId).not.toBe(address.contactId);
  });

  describe.concurrent("while other people are served", () => {
    it("gives a chat back to the queue when its officer is silent, and tells the person", async () => {
      const who = line.stranger();
      const { meets, hears, asksForPerson } = talk(line, who, "en");
      await meets();
      await asksForPerson();
      const { id } = await conversationOf(who);
      await hears("service.officer_joined", () => claim(officer.ctx, { conversationId: id }));
      const long = new Date(Date.now() - 16 * MINUTE_MS);
      await hears("service.claim_lapsed", () =>
        line.ctx.db.orm
          .update(schema.conversation)
          .set({ unansweredSince: long })
          .where(eq(schema.conversation.id, id)),
      );
      expect(await conversationOf(who)).toMatchObject({ status: "waiting", officerId: null, lapses: 1 });
    });

    it("gives up on who has blocked us, says so, and reaches them again once they write", async () => {
      const who = line.stranger();
      line.telegram.fail({ method: "sendMessage", chat: who.id, with: "blocked" });
      who.says("Hello");
      const failed = () => line.kept(who).then((kept) => kept?.messages.find((it) => it.state === "failed"));
      expect((await line.until(failed)).failure).toBe("blocked");
      expect((await keptOf(who)).address.reachable).toBe(false);
      expect(callsTo(who)).toHaveLength(0);
      await hello(who);
      expect((await keptOf(who)).address.reachable).toBe(true);
    });

    it("knows from Telegram who has blocked us and who is back", async () => {
      const who = line.stranger();
      await hello(who);
      who.blocks();
      await line.quiet();
      expect((await keptOf(who)).address.reachable).toBe(false);
      who.unblocks();
      await line.quiet();
      expect((await keptOf(who)).address.reachable).toBe(true);
    });

    it("waits as long as Telegram asks for before it sends again", async () => {
      const who = line.stranger();
      line.telegram.fail({ method: "sendMessage", chat: who.id, with: "rate_limit", retryAfter: 2 });
      const started = Date.now();
      await hello(who);
      expect(Date.now() - started).toBeGreaterThanOrEqual(2_000);
    });

    it.each(["server_error", "bad_gateway", "disconnect"] as const)(
      "sends again after a %s of Telegram, in order",
      async (fault) => {
        const who = line.stranger();
        line.telegram.fail({ method: "sendMessage", chat: who.id, with: fault });
        who.says("Hello");
        who.says("English");
        await line.telegram.waitFor(() => who.received().length >= 4, 10_000);
        const said = (await keptOf(who)).messages.filter((it) => it.direction === "out").sort((a, b) => a.seq - b.seq);
        expect(who.received().map(({ text }) => text)).toEqual(said.map(({ body }) => body.text));
      },
    );
  });

  it("leaves nothing unsent, nothing failed that was not made to fail, and nothing kept as unreadable", async () => {
    const { ctx } = line;
    await line.until(async () => (await ctx.db.orm.$count(schema.outbox, eq(schema.outbox.state, "queued"))) === 0);
    expect(await ctx.db.orm.$count(schema.failedUpdate)).toBe(0);
    expect(line.log.of("receive_failed")).toEqual([]);
    expect(line.log.of("due_task_failed")).toEqual([]);
  });

  it("wrote no word, name, number or secret of anyone to the log", () => {
    const text = line.log.text();
    const typed = [
      "my employer keeps",
      "message 7",
      "I leave on",
      DANGER,
      "How can I help",
      "What did he do",
      "Your bed is",
      "شكرا",
      "jordan_2026",
    ];
    for (const secret of [
      ...typed,
      "Amal",
      "731294",
      "1009000001",
      "Omar",
      "+2010",
      "Salma",
      TOKEN,
      TOKEN.slice(10),
      SECRET,
    ]) {
      expect(text).not.toContain(secret);
    }
  });
});
