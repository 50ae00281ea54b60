import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as schema from "../../store/schema.ts";
import { type TestCtx, testCtx } from "../../testing/ctx.ts";
import { STORES, type TestDatabase, testDatabase } from "../../testing/database.ts";
import { person } from "../../testing/inbound.ts";
import { expireConversations } from "./expire.ts";
import { readConversation } from "./read-conversation.ts";
import { receive } from "./receive.ts";

const DAY_MS = 86_400_000;

describe.each(STORES)("after a month on %s", (store) => {
  let database: TestDatabase;
  let ctx: TestCtx;
  let them: ReturnType<typeof person>;
  beforeEach(async () => {
    database = await testDatabase(store);
    ctx = await testCtx(database.db);
    them = person("1");
    await receive(ctx, them.says("hello"));
    await ctx.db.orm.update(schema.conversation).set({ status: "closed", closedAt: new Date(ctx.clock()) });
  });
  afterEach(() => database.drop());

  const bodies = async () => (await ctx.db.orm.select().from(schema.message)).map(({ body }) => body.length);
  const days = (count: number) => {
    ctx.time.tick(count * DAY_MS);
    return expireConversations(ctx);
  };

  it("clears what was said, keeps that it was, and does it once", async () => {
    const count = (await bodies()).length;
    expect(await days(29)).toBe(0);
    expect(await days(2)).toBe(1);
    expect(await bodies()).toEqual(Array(count).fill(0));
    expect((await ctx.db.orm.select().from(schema.address))[0]?.session).toBeNull();
    expect(await days(1)).toBe(0);
  });

  it("keeps the place of who has written since, and welcomes anew who has not", async () => {
    await receive(ctx, them.says("1", { sentAt: ctx.clock() + 20 * DAY_MS }));
    expect(await days(31)).toBe(1);
    expect((await ctx.db.orm.select().from(schema.address))[0]?.session).not.toBeNull();
    expect((await bodies()).some((length) => length > 0)).toBe(true);
  });

  it("clears nothing of a conversation that goes on", async () => {
    await ctx.db.orm
      .update(schema.conversation)
      .set({ status: "waiting", dueAt: new Date(ctx.clock()), closedAt: null });
    expect(await days(60)).toBe(0);
  });

  it("leaves an officer a conversation to open that says why there is nothing to read", async () => {
    const [row] = await ctx.db.orm.select().from(schema.conversation);
    await days(31);
    const reader: TestCtx = {
      ...ctx,
      actor: { kind: "officer", officer: { id: "o1", role: "officer", focalPoint: false } },
    };
    const view = await readConversation(reader, row?.id ?? "");
    expect(view).toMatchObject({ cleared: true, erased: false, intake: {} });
    expect(view.timeline.filter((it) => it.type === "message")).toEqual([]);
  });

  it("gives up on sending what it has cleared", async () => {
    await ctx.db.orm.update(schema.outbox).set({ state: "dead" });
    await days(31);
    expect(await ctx.db.orm.$count(schema.outbox)).toBe(0);
  });
});
