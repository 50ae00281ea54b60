import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { SignalKind } from "../../domain/reading.ts";
import * as schema from "../../store/schema.ts";
import { type TestCtx, testCtx } from "../../testing/ctx.ts";
import { STORES, type TestDatabase, testDatabase } from "../../testing/database.ts";
import { person } from "../../testing/inbound.ts";
import { timeline } from "../../testing/timeline.ts";
import { withReadings } from "../../testing/with-readings.ts";
import { receive } from "./receive.ts";
import { replay } from "./replay.ts";

describe.each(STORES)("receive on %s", (store) => {
  let database: TestDatabase;
  let ctx: TestCtx;
  beforeEach(async () => {
    database = await testDatabase(store);
    ctx = await testCtx(database.db);
  });
  afterEach(() => database.drop());

  const conversation = async () => (await ctx.db.orm.select().from(schema.conversation))[0];
  const texts = async (direction: "in" | "out") =>
    (await timeline(ctx)).filter((it) => it.direction === direction).map((it) => it.body.text);

  it("handles the same first delivery once, however often it comes at once", async () => {
    const hello = person("1").says("السلام عليكم");
    const outcomes = await Promise.all([1, 2, 3, 4, 5].map(() => receive({ ...ctx }, hello)));
    expect(outcomes.sort()).toEqual(["duplicate", "duplicate", "duplicate", "duplicate", "handled"]);
    expect(await ctx.db.orm.$count(schema.contact)).toBe(1);
    expect(await texts("in")).toEqual(["السلام عليكم"]);
    expect(await ctx.db.orm.$count(schema.outbox)).toBe((await texts("out")).length);
  });

  it("keeps twenty messages in order that arrive in disorder", async () => {
    const them = person("2");
    const messages = Array.from({ length: 20 }, (_, n) => them.says(`رسالة ${n + 1}`));
    await Promise.all(messages.toReversed().map((it) => receive(ctx, it)));
    expect(await texts("in")).toEqual(messages.map((_, n) => `رسالة ${n + 1}`));
    expect(await ctx.db.orm.$count(schema.conversation)).toBe(1);
  });

  it("stores a message that is older than the last one handled, and does not answer it", async () => {
    const them = person("3");
    const [early, late] = [them.says("first"), them.says("second")];
    await receive(ctx, late);
    const answers = (await texts("out")).length;
    await receive(ctx, early);
    expect((await timeline(ctx)).find((it) => it.body.text === "first")?.late).toBe(true);
    expect((await texts("out")).length).toBe(answers);
  });

  it("opens one conversation for a photo and a voice note that come first, in the same second", async () => {
    const them = person("4");
    const sentAt = ctx.clock();
    const photo = them.send(
      { kind: "media", caption: null, media: { ...VOICE, kind: "photo", mime: "image/jpeg" } },
      { sentAt },
    );
    await Promise.all([receive(ctx, photo), receive(ctx, { ...them.records(), sentAt })]);
    expect(await ctx.db.orm.$count(schema.conversation)).toBe(1);
    expect(await ctx.db.orm.$count(schema.job)).toBe(2);
    expect((await conversation())?.status).toBe("waiting");
  });

  it("lets a voice note wait for a person who hears it", async () => {
    await receive(ctx, person("5").records());
    expect(await conversation()).toMatchObject({ status: "waiting", reason: "voice_note", priority: 3 });
  });

  it("puts signs of danger where the table puts them, and never lower than they were", async () => {
    const them = person("15");
    const doubt = (kind: SignalKind) => ({ risk: "concern" as const, signals: [{ kind, span: "" }] });
    const library = withReadings(ctx.library, (text) => (text === "pay" ? doubt("exploitation") : doubt("gbv")));
    await receive({ ...ctx, library }, them.says("pay"));
    expect(await conversation()).toMatchObject({ status: "waiting", priority: 3, team: "protection" });
    await receive({ ...ctx, library }, them.says("home"));
    expect(await conversation()).toMatchObject({ priority: 2, team: "women" });
    await receive(ctx, them.records());
    expect(await conversation()).toMatchObject({ priority: 2, team: "women" });
  });

  it("raises who waits already when something more urgent comes", async () => {
    const them = person("16");
    for (const text of ["hello", "English", "yes", "person", "yes", "other", "any time", "any"])
      await receive(ctx, them.says(text));
    expect(await conversation()).toMatchObject({ status: "waiting", priority: 4 });
    const before = (await conversation())?.dueAt?.getTime() ?? 0;
    await receive(ctx, them.records());
    expect(await conversation()).toMatchObject({ priority: 3 });
    expect((await conversation())?.dueAt?.getTime()).toBeLessThan(before);
  });

  it("puts danger first in the queue and alarms everyone", async () => {
    await receive(ctx, person("6").says("الحقوني هو حابسني ومش بيخليني أخرج وبيضربني"));
    expect(await conversation()).toMatchObject({ status: "waiting", priority: 1, risk: "urgent" });
    expect(await ctx.db.orm.$count(schema.alarm)).toBe(1);
  });

  it("brings a person who asks for one to the queue with what they said of themselves", async () => {
    const them = person("7");
    await receive(ctx, them.says("hello"));
    for (const text of ["human", "yes", "work", "any time", "a woman"]) await receive(ctx, them.says(text));
    const row = await conversation();
    expect(row).toMatchObject({ status: "waiting", reason: "asked" });
    expect(row?.intake).not.toBeNull();
    expect(row?.waitingSince).not.toBeNull();
  });

  it("is silent while an officer holds the conversation, and notes since when the person waits", async () => {
    const them = person("8");
    await receive(ctx, them.says("hello"));
    await ctx.db.orm.update(schema.conversation).set({ status: "officer", officerId: "o1" });
    const answers = (await texts("out")).length;
    await receive(ctx, them.says("are you there?"));
    expect((await texts("out")).length).toBe(answers);
    expect((await conversation())?.unansweredSince).not.toBeNull();
  });

  it("still erases everything for a person whom an officer talks to", async () => {
    const them = person("9");
    await receive(ctx, them.says("hello"));
    await ctx.db.orm.update(schema.conversation).set({ status: "officer", officerId: "o1" });
    await receive(ctx, them.says("delete my data"));
    await receive(ctx, them.says("yes"));
    expect(await ctx.db.orm.$count(schema.dataKey, eq(schema.dataKey.owner, "contact"))).toBe(0);
    expect(await conversation()).toMatchObject({ status: "closed", closeReason: "erased", intake: null });
    expect((await ctx.db.orm.select().from(schema.message)).every((it) => it.body.length === 0)).toBe(true);
    const [receipt, ...rest] = await ctx.db.orm.select().from(schema.outbox);
    expect(rest).toEqual([]);
    expect(receipt?.payload).not.toBeNull();
    expect((await ctx.db.orm.select().from(schema.address))[0]).toMatchObject({
      hash: null,
      sealed: null,
      session: null,
    });
  });

  it("starts anew with a person who writes after an erasure", async () => {
    const them = person("10");
    for (const text of ["hello", "delete my data", "yes", "hello"]) await receive(ctx, them.says(text));
    expect(await ctx.db.orm.$count(schema.contact)).toBe(2);
    expect(await texts("in")).toEqual(["hello"]);
  });

  it("keeps what our code fails on, tells the person, and runs it again when mended", async () => {
    const broken: TestCtx = {
      ...ctx,
      library: {
        ...ctx.library,
        understand() {
          throw new TypeError("a fault of ours");
        },
      },
    };
    const hello = person("11").says("hello");
    expect(await receive(broken, hello)).toBe("kept");
    expect(await receive(broken, hello)).toBe("duplicate");
    expect(await ctx.db.orm.$count(schema.outbox)).toBe(1);
    expect(await replay(ctx, () => null)).toEqual({ replayed: 1, failed: 0 });
    expect(await texts("in")).toEqual(["hello"]);
    expect(await replay(ctx, () => null)).toEqual({ replayed: 0, failed: 0 });
  });

  it("notes a change of a message beside what it said first", async () => {
    const them = person("12");
    const hello = them.says("hello");
    await receive(ctx, hello);
    await receive(ctx, them.send({ kind: "edited", text: "hallo" }, { ref: hello.ref }));
    const [message] = (await timeline(ctx)).filter((it) => it.direction === "in");
    expect(message?.body.text).toBe("hello");
    expect(message?.edited).not.toBeNull();
  });

  it("makes nobody of an edit, a block or an unblock from a stranger", async () => {
    const them = person("13");
    for (const content of [{ kind: "blocked" }, { kind: "unblocked" }, { kind: "edited", text: "x" }] as const) {
      expect(await receive(ctx, them.send(content))).toBe("handled");
    }
    expect(await ctx.db.orm.$count(schema.contact)).toBe(0);
  });

  it("knows who has blocked us, until they write again", async () => {
    const them = person("14");
    const reachable = async () => (await ctx.db.orm.select().from(schema.address))[0]?.reachable;
    await receive(ctx, them.says("hello"));
    await receive(ctx, them.send({ kind: "blocked" }));
    expect(await reachable()).toBe(false);
    await receive(ctx, them.says("hello"));
    expect(await reachable()).toBe(true);
  });

  it.each([
    ["a hundred thousand characters", "ا".repeat(100_000)],
    ["a lone surrogate", "a\uD800b"],
    ["a NUL", "a\u0000b"],
    ["right-to-left overrides", "a\u202Eb\u2066c"],
  ])("stores %s", async (_, text) => {
    expect(await receive(ctx, person("15").says(text))).toBe("handled");
    expect((await texts("in"))[0]).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
  });
});

const VOICE = { kind: "voice", fileRef: "file-1", mime: "audio/ogg", size: 1000, duration: 3, name: null } as const;
