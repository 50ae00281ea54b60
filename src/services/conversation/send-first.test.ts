import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DeliveryError } from "../../base/errors.ts";
import type { Channel, Outbound } from "../../domain/channel.ts";
import type { ContactTime } from "../../domain/contact-time.ts";
import { drain } from "../../jobs/run-due.ts";
import * as schema from "../../store/schema.ts";
import { TEST_LIMITS, type TestCtx, testCtx } from "../../testing/ctx.ts";
import { STORES, type TestDatabase, testDatabase } from "../../testing/database.ts";
import { person } from "../../testing/inbound.ts";
import { timeline } from "../../testing/timeline.ts";
import { actAs } from "../context.ts";
import { retryDelivery } from "../officer/retry-delivery.ts";
import { claim } from "./claim.ts";
import { close } from "./close.ts";
import { coverChat } from "./cover-chat.ts";
import { moveLocked } from "./enter-flow.ts";
import { lockAddress } from "./lock.ts";
import { openDue } from "./open-due.ts";
import { readConversation } from "./read-conversation.ts";
import { receive } from "./receive.ts";
import { reply } from "./reply.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const SECRET = "your shelter is ready";

describe.each(STORES)("what we say first, on %s", (store) => {
  let database: TestDatabase;
  let ctx: TestCtx;
  let officer: TestCtx;
  let sent: Outbound[];
  let them: ReturnType<typeof person>;
  beforeEach(async () => {
    database = await testDatabase(store);
    ctx = await testCtx(database.db);
    const limits = { ...ctx.limits, telegram: { ...TEST_LIMITS, takesAwayMs: 48 * HOUR_MS } };
    ctx = { ...ctx, limits };
    officer = { ...ctx, ...actAs(ctx, { kind: "officer", officer: { id: "o1", role: "officer", focalPoint: false } }) };
    sent = [];
    them = person("1");
  });
  afterEach(() => database.drop());

  const channel: Channel = {
    name: "telegram",
    limits: TEST_LIMITS,
    async deliver(outbound) {
      sent.push(outbound);
      return { ref: `1:${1000 + sent.length}` };
    },
    fetchMedia: () => Promise.reject(new DeliveryError("rejected")),
  };
  const delivered = async () => {
    await drain(ctx, new Map([["telegram", channel]]));
    return sent.flatMap(({ content }) => (content.kind === "text" ? [content.text] : []));
  };
  const says = async (...texts: string[]) => {
    for (const text of texts) await receive(ctx, them.says(text, { sentAt: ctx.clock() }));
  };
  const words = (key: string) => ctx.library.translate(ctx.library.current())("en", key);
  const conversation = async () => (await ctx.db.orm.select().from(schema.conversation))[0]!;
  const address = async () => (await ctx.db.orm.select().from(schema.address))[0]!;
  const chooses = (contactTime: ContactTime) => ctx.db.orm.update(schema.address).set({ contactTime });
  const writes = async (text: string, atOnce = false) =>
    reply(officer, { conversationId: (await conversation()).id, id: ctx.ids(), text, atOnce });
  const ofOfficer = async () => (await timeline(ctx)).filter(({ author }) => author === "officer");
  const held = async () => (await ofOfficer()).map(({ state }) => state);
  const sending = async () => (await readConversation(officer, (await conversation()).id)).sending;
  /** Past the welcome, in English, and with an officer. */
  const meets = async ({ risky = false, pause = 0 } = {}) => {
    await says("Hello", "English", "yes");
    if (risky) await ctx.db.orm.update(schema.conversation).set({ risk: "concern" });
    await claim(officer, { conversationId: (await conversation()).id });
    ctx.time.tick(pause);
    await delivered();
  };
  const asked = async () => (await delivered()).filter((text) => text === words("safe_check.ask")).length;

  it("goes out to who wrote just now, whatever the matter", async () => {
    await meets({ risky: true, pause: 9 * MINUTE_MS });
    await writes(SECRET);
    expect(await delivered()).toContain(SECRET);
  });

  it("goes out at any time where nothing is at stake", async () => {
    await meets({ pause: 30 * HOUR_MS });
    await writes(SECRET);
    expect(await delivered()).toContain(SECRET);
  });

  it("is held on a sensitive matter once the person has been silent; they are asked whether they can talk", async () => {
    await meets({ risky: true, pause: 10 * MINUTE_MS });
    expect(await sending()).toMatchObject({ goes: "held", why: "sensitive" });
    await writes(SECRET);
    const all = await delivered();
    expect([all.includes(SECRET), all.at(-1), await held()]).toEqual([false, words("safe_check.ask"), ["held"]]);
  });

  it("goes before later words where danger took the place of the question", async () => {
    await meets({ risky: true, pause: 10 * MINUTE_MS });
    await writes("first");
    await says("help me he wants to kill me he is at the door now");
    await writes("second");
    const all = await delivered();
    expect(all.filter((text) => text === "first" || text === "second")).toEqual(["first", "second"]);
  });

  it("goes out in order when the person says that it is safe", async () => {
    await meets({ risky: true, pause: 10 * MINUTE_MS });
    await writes(SECRET);
    await writes("and warm");
    await says("yes");
    expect((await delivered()).slice(-2)).toEqual([SECRET, "and warm"]);
    expect(await held()).toEqual(["sent", "sent"]);
  });

  it("is not followed by a question of the bot's own while an officer is there", async () => {
    await meets({ risky: true, pause: 10 * MINUTE_MS });
    await writes(SECRET);
    const before = (await delivered()).length;
    await says("yes");
    expect((await delivered()).slice(before)).toEqual([SECRET]);
  });

  it("stays held after a no", async () => {
    await meets({ risky: true, pause: 10 * MINUTE_MS });
    await writes(SECRET);
    await says("no");
    expect(await delivered()).not.toContain(SECRET);
    await says("hello again", "yes");
    expect((await delivered()).at(-1)).toBe(SECRET);
  });

  it("asks once, however much is held, and again only after half a day", async () => {
    await meets({ risky: true, pause: 10 * MINUTE_MS });
    for (const text of ["one", "two", "three"]) await writes(text);
    expect(await asked()).toBe(1);
    ctx.time.tick(11 * HOUR_MS);
    await writes("four");
    expect(await asked()).toBe(1);
    ctx.time.tick(2 * HOUR_MS);
    await writes("five");
    expect(await asked()).toBe(2);
  });

  it("is asked for at the person's time, and not before", async () => {
    await meets({ pause: 20 * MINUTE_MS });
    await chooses("evening");
    await writes(SECRET);
    expect(await asked()).toBe(0);
    const { openingDueAt } = await address();
    expect(openingDueAt?.toISOString()).toBe("2026-11-23T16:00:00.000Z");
    ctx.time.tick(3 * HOUR_MS);
    expect([await openDue(ctx), await asked()]).toEqual([0, 0]);
    ctx.time.tick(3 * HOUR_MS);
    expect([await openDue(ctx), await asked()]).toEqual([1, 1]);
    expect(await openDue(ctx)).toBe(0);
    await says("yes");
    expect((await delivered()).at(-1)).toBe(SECRET);
  });

  it("is never asked for where the person writes first; when they do, they are asked", async () => {
    await meets({ pause: 20 * MINUTE_MS });
    await chooses("when_i_write");
    await writes(SECRET);
    ctx.time.tick(100 * HOUR_MS);
    expect([await openDue(ctx), await asked()]).toEqual([0, 0]);
    await says("hello");
    expect([await asked(), (await delivered()).includes(SECRET)]).toEqual([1, false]);
    await says("yes");
    expect((await delivered()).at(-1)).toBe(SECRET);
  });

  it("goes out at once where an officer takes it upon themselves, and that is on record", async () => {
    await meets({ risky: true, pause: HOUR_MS });
    await writes("get out now", true);
    expect(await delivered()).toContain("get out now");
    const rows = await ctx.db.orm.select().from(schema.audit).where(eq(schema.audit.act, "conversation.reply"));
    expect(rows[0]?.detail).toMatchObject({ went: "sent", atOnce: true });
  });

  it("ends the person's wait for the officer", async () => {
    await meets({ risky: true });
    await says("are you there?");
    ctx.time.tick(10 * MINUTE_MS);
    await writes(SECRET);
    expect((await conversation()).unansweredSince).toBeNull();
  });

  it("has no small talk: that somebody took over, or that it is over, is not said", async () => {
    await meets({ risky: true, pause: HOUR_MS });
    const before = (await delivered()).length;
    await close(officer, { conversationId: (await conversation()).id, reason: "answered" });
    expect((await delivered()).length).toBe(before);
  });

  it.each([
    ["who says stop", (it: typeof them) => it.says("stop"), "stopped"],
    ["who blocks us", (it: typeof them) => it.send({ kind: "blocked" }, { ref: null, sequence: null }), "blocked"],
    ["whose data are erased", null, "erased"],
  ] as const)("never reaches %s", async (_, does, failure) => {
    await meets({ risky: true, pause: 10 * MINUTE_MS });
    await writes(SECRET);
    if (does) await receive(ctx, does(them));
    else {
      await says("delete my data");
      const { key } = { key: words("delete.yes") };
      await says(key);
    }
    const [row] = await ctx.db.orm.select().from(schema.message).where(eq(schema.message.author, "officer"));
    expect(row).toMatchObject({ state: "failed", failure });
    expect(await delivered()).not.toContain(SECRET);
  });

  it("is left unsaid where a flow goes on in silence, and the chat is covered until the person is back", async () => {
    await meets();
    const before = (await timeline(ctx)).length;
    const { id } = await address();
    const unsaid = await ctx.db.transaction(async (tx) => {
      const locked = await lockAddress(ctx, tx, id);
      const moved = await moveLocked(
        ctx,
        tx,
        locked,
        { type: "entered", flow: "about", above: true },
        { unsaid: true },
      );
      await coverChat(ctx, tx, locked, "waiting");
      return moved;
    });
    expect([unsaid, (await timeline(ctx)).length]).toEqual([true, before]);
    await says("hello");
    expect((await delivered()).at(-1)).toBe(words("safe_check.ask"));
  });

  it("that was given up on and is tried again by hand waits as well", async () => {
    await meets({ risky: true });
    await writes(SECRET);
    await ctx.db.orm.update(schema.outbox).set({ state: "dead" });
    await ctx.db.orm.update(schema.message).set({ state: "failed" }).where(eq(schema.message.author, "officer"));
    ctx.time.tick(HOUR_MS);
    const [dead] = await ctx.db.orm.select().from(schema.outbox);
    const administrator = actAs(ctx, {
      kind: "officer",
      officer: { id: "a1", role: "administrator", focalPoint: false },
    });
    await retryDelivery(administrator, { outboxId: dead?.id ?? 0 });
    expect([(await delivered()).includes(SECRET), await held()]).toEqual([false, ["held"]]);
  });

  describe("after a quick exit", () => {
    const exit = async () => {
      const press = them.presses("c:quick_exit");
      await receive(ctx, { ...press, sentAt: ctx.clock() });
    };

    it("the chat is emptied of both sides' words before the cover text comes", async () => {
      await meets();
      const said = (await timeline(ctx)).length;
      await exit();
      await delivered();
      const [gone, cover] = sent.slice(-2);
      expect(gone?.content).toMatchObject({ kind: "delete" });
      expect(gone?.content.kind === "delete" && gone.content.refs.length).toBe(said);
      expect(cover?.content).toMatchObject({ text: words("quick_exit.cover"), silent: true });
    });

    it("what was not sent yet never goes out, and officers see why", async () => {
      await meets();
      await writes(SECRET);
      await exit();
      expect(await delivered()).not.toContain(SECRET);
      expect((await ofOfficer())[0]).toMatchObject({ state: "failed", failure: "hidden" });
    });

    it("what is being sent at that moment is not tried again", async () => {
      await meets();
      await writes(SECRET);
      const failing: Channel = {
        ...channel,
        async deliver(outbound) {
          if (outbound.content.kind === "text" && outbound.content.text === SECRET) {
            await exit();
            throw new DeliveryError("provider_down");
          }
          return channel.deliver(outbound);
        },
      };
      await drain(ctx, new Map([["telegram", failing]]));
      ctx.time.tick(HOUR_MS);
      expect(await delivered()).not.toContain(SECRET);
      expect((await ofOfficer())[0]).toMatchObject({ state: "failed", failure: "hidden" });
    });

    it("nothing of substance comes, nor a question, until the person is back and says yes", async () => {
      await meets();
      await exit();
      await writes(SECRET);
      expect(await sending()).toMatchObject({ goes: "held", why: "covered", opening: null });
      const before = (await delivered()).length;
      await says("hello");
      expect((await delivered()).slice(before)).toEqual([words("quick_exit.good_time")]);
      await says("yes");
      expect((await delivered()).at(-1)).toBe(SECRET);
    });

    it("the phone does not ring until it is safe", async () => {
      await meets();
      await exit();
      await says("hello");
      await delivered();
      expect(sent.at(-1)?.content).toMatchObject({ silent: true });
      await says("yes");
      await writes(SECRET);
      await delivered();
      expect(sent.at(-1)?.content).not.toHaveProperty("silent");
    });

    it("officers still read all of it, and that the chat was hidden", async () => {
      await meets();
      const before = (await timeline(ctx)).length;
      await exit();
      await delivered();
      const view = await readConversation(officer, (await conversation()).id);
      expect(view.timeline.filter(({ type }) => type === "message").length).toBeGreaterThan(before);
      expect(view.timeline.some((it) => it.type === "event" && it.act === "conversation.hide")).toBe(true);
    });
  });
});
