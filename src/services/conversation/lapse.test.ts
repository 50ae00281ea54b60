import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as schema from "../../store/schema.ts";
import { type TestCtx, testCtx } from "../../testing/ctx.ts";
import { STORES, type TestDatabase, testDatabase } from "../../testing/database.ts";
import { person } from "../../testing/inbound.ts";
import { timeline } from "../../testing/timeline.ts";
import { actAs } from "../context.ts";
import { claim } from "./claim.ts";
import { lapseClaims } from "./lapse.ts";
import { receive } from "./receive.ts";
import { reply } from "./reply.ts";

const MINUTE_MS = 60_000;

describe.each(STORES)("a claim on %s", (store) => {
  let database: TestDatabase;
  let ctx: TestCtx;
  let officer: TestCtx;
  let them: ReturnType<typeof person>;
  beforeEach(async () => {
    database = await testDatabase(store);
    ctx = await testCtx(database.db);
    officer = { ...ctx, ...actAs(ctx, { kind: "officer", officer: { id: "o1", role: "officer", focalPoint: false } }) };
    them = person("1");
    await receive(ctx, them.records());
    await claim(officer, { conversationId: (await conversation()).id });
  });
  afterEach(() => database.drop());

  const conversation = async () => (await ctx.db.orm.select().from(schema.conversation))[0]!;
  const spoken = async () => (await timeline(ctx)).filter((it) => it.direction === "out").map((it) => it.body.text);
  const lapsed = () => ctx.library.translate(ctx.library.current())("ar", "service.claim_lapsed");
  const waits = async (minutes: number) => {
    ctx.time.tick(minutes * MINUTE_MS);
    return lapseClaims(ctx);
  };

  it("holds as long as the person has waited less than the limit", async () => {
    expect(await waits(14)).toBe(0);
    expect((await conversation()).status).toBe("officer");
  });

  it("lapses when the officer stays silent: the person is told, and keeps their place in time", async () => {
    const since = (await conversation()).unansweredSince;
    expect(await waits(15)).toBe(1);
    expect(await conversation()).toMatchObject({
      status: "waiting",
      officerId: null,
      lapses: 1,
      waitingSince: since,
      unansweredSince: null,
    });
    expect((await spoken()).at(-1)).toBe(lapsed());
  });

  it("lapses once, however many processes look", async () => {
    ctx.time.tick(20 * MINUTE_MS);
    await Promise.all([lapseClaims(ctx), lapseClaims({ ...ctx }), lapseClaims({ ...ctx })]);
    expect((await conversation()).lapses).toBe(1);
    expect((await spoken()).filter((text) => text === lapsed())).toHaveLength(1);
  });

  it("does not lapse while nobody waits for an answer", async () => {
    const { id } = await conversation();
    await reply(officer, { conversationId: id, id: crypto.randomUUID(), text: "hello" });
    expect(await waits(600)).toBe(0);
  });

  it("counts from the first message that nobody answered, not from the last", async () => {
    const { id } = await conversation();
    await reply(officer, { conversationId: id, id: crypto.randomUUID(), text: "hello" });
    await receive(ctx, them.says("are you there?"));
    ctx.time.tick(10 * MINUTE_MS);
    await receive(ctx, them.says("hello?"));
    expect(await waits(5)).toBe(1);
  });

  it("alarms everyone when it happens again", async () => {
    await waits(15);
    expect(await ctx.db.orm.$count(schema.alarm)).toBe(0);
    await claim(officer, { conversationId: (await conversation()).id });
    await waits(15);
    expect(await ctx.db.orm.select().from(schema.alarm)).toMatchObject([{ kind: "claim_lapsed" }]);
  });

  it("hides no danger behind its own alarm", async () => {
    await waits(15);
    await claim(officer, { conversationId: (await conversation()).id });
    await waits(15);
    await receive(ctx, them.says("help me he wants to kill me he is at the door now"));
    const alarms = await ctx.db.orm.select().from(schema.alarm);
    expect(alarms.map(({ kind }) => kind).sort()).toEqual(["claim_lapsed", "urgent_words"]);
  });

  it("tells nothing to who said stop meanwhile", async () => {
    await receive(ctx, them.says("are you there?"));
    await receive(ctx, them.says("stop"));
    const before = (await spoken()).length;
    await waits(15);
    expect((await spoken()).length).toBe(before);
  });

  it("goes on with the others when one fails", async () => {
    const other = person("2");
    await receive(ctx, other.says("hello"));
    const rows = await ctx.db.orm.select().from(schema.conversation);
    await claim(officer, { conversationId: rows.find((it) => it.status === "bot")!.id });
    await receive(ctx, other.says("hello?"));
    const failing: TestCtx = {
      ...ctx,
      ids: () => {
        failing.ids = ctx.ids;
        throw new Error("once");
      },
    };
    ctx.time.tick(15 * MINUTE_MS);
    await lapseClaims(failing);
    expect((await ctx.db.orm.select().from(schema.conversation)).map((it) => it.status).sort()).toEqual([
      "officer",
      "waiting",
    ]);
    await lapseClaims(ctx);
    expect((await ctx.db.orm.select().from(schema.conversation)).map((it) => it.status)).toEqual([
      "waiting",
      "waiting",
    ]);
  });
});
