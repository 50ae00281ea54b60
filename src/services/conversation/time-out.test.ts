import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as schema from "../../store/schema.ts";
import { type TestCtx, testCtx } from "../../testing/ctx.ts";
import { STORES, type TestDatabase, testDatabase } from "../../testing/database.ts";
import { person } from "../../testing/inbound.ts";
import { timeline } from "../../testing/timeline.ts";
import { actAs } from "../context.ts";
import { claim } from "./claim.ts";
import { receive } from "./receive.ts";
import { timeOutWaits } from "./time-out.ts";

const MINUTE_MS = 60_000;

describe.each(STORES)("a wait on %s", (store) => {
  let database: TestDatabase;
  let ctx: TestCtx;
  let them: ReturnType<typeof person>;
  beforeEach(async () => {
    database = await testDatabase(store);
    ctx = await testCtx(database.db);
    them = person("1");
    for (const text of ["hello", "English", "yes", "human", "yes"]) await receive(ctx, them.says(text));
  });
  afterEach(() => database.drop());

  const conversation = async () => (await ctx.db.orm.select().from(schema.conversation))[0]!;
  const spoken = async () => (await timeline(ctx)).filter((it) => it.direction === "out").length;
  const passes = async (minutes: number) => {
    ctx.time.tick(minutes * MINUTE_MS);
    return timeOutWaits(ctx);
  };

  it("goes on while there is time", async () => {
    expect(await passes(19)).toBe(0);
  });

  it("ends in silence: the person is handed over with what is known, and nothing is written to them", async () => {
    const before = await spoken();
    expect(await passes(20)).toBe(1);
    expect(await conversation()).toMatchObject({ status: "waiting", reason: "asked_then_silent" });
    expect(await spoken()).toBe(before);
  });

  it("ends once, however many processes look", async () => {
    ctx.time.tick(20 * MINUTE_MS);
    await Promise.all([timeOutWaits(ctx), timeOutWaits({ ...ctx }), timeOutWaits({ ...ctx })]);
    expect((await conversation()).status).toBe("waiting");
    expect(await passes(600)).toBe(0);
  });

  it("does not end for who answered in time", async () => {
    ctx.time.tick(19 * MINUTE_MS);
    await receive(ctx, them.says("work"));
    expect(await passes(1)).toBe(0);
  });

  it("does not end while an officer holds the chat: the bot is silent then", async () => {
    const officer = actAs(ctx, { kind: "officer", officer: { id: "o1", role: "officer", focalPoint: false } });
    await claim(officer, { conversationId: (await conversation()).id });
    const before = await spoken();
    expect(await passes(60)).toBe(0);
    expect(await conversation()).toMatchObject({ status: "officer", officerId: "o1", reason: null });
    expect(await spoken()).toBe(before);
  });

  it("does not end for who said stop or has blocked us", async () => {
    await receive(ctx, them.send({ kind: "blocked" }));
    expect(await passes(60)).toBe(0);
  });

  it("is still there for who has blocked us and comes back", async () => {
    await receive(ctx, them.send({ kind: "blocked" }));
    await receive(ctx, them.send({ kind: "unblocked" }));
    await receive(ctx, them.says("work"));
    const said = (await timeline(ctx)).filter((it) => it.direction === "out").at(-1);
    expect(said?.body.text).toBe(ctx.library.translate(ctx.library.current())("en", "person.when"));
  });
});
