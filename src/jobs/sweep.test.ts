import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { receive } from "../services/conversation/receive.ts";
import * as schema from "../store/schema.ts";
import { type TestCtx, testCtx } from "../testing/ctx.ts";
import { STORES, type TestDatabase, testDatabase } from "../testing/database.ts";
import { person } from "../testing/inbound.ts";
import { sweep } from "./sweep.ts";

const DAY_MS = 86_400_000;

describe.each(STORES)("the sweep on %s", (store) => {
  let database: TestDatabase;
  let ctx: TestCtx;
  let them: ReturnType<typeof person>;
  beforeEach(async () => {
    database = await testDatabase(store);
    ctx = await testCtx(database.db);
    them = person("1");
    await receive(ctx, them.says("hello"));
  });
  afterEach(() => database.drop());

  const conversations = () => ctx.db.orm.select().from(schema.conversation).orderBy(schema.conversation.id);
  const days = async (count: number) => {
    ctx.time.tick(count * DAY_MS);
    await sweep(ctx);
  };

  it("forgets which deliveries were handled, when the provider sends them no more", async () => {
    await days(6);
    expect(await ctx.db.orm.$count(schema.receipt)).toBe(1);
    await days(2);
    expect(await ctx.db.orm.$count(schema.receipt)).toBe(0);
  });

  it("closes a talk with the bot that has rested for a week, and open consoles see it", async () => {
    const [before] = await conversations();
    await days(6);
    expect(await conversations()).toEqual([before]);
    await days(2);
    const [after] = await conversations();
    expect(after).toMatchObject({ status: "closed", closeReason: "inactive" });
    expect(after?.version).toBeGreaterThan(before?.version ?? 0);
  });

  it.each(["waiting", "officer"] as const)("closes no talk that is %s", async (status) => {
    await ctx.db.orm.update(schema.conversation).set({ status, officerId: "o1", dueAt: new Date(ctx.clock()) });
    await days(30);
    expect(await conversations()).toMatchObject([{ status }]);
  });

  it("lets a person who comes back go on where they were, in a new conversation", async () => {
    await days(8);
    await receive(ctx, them.says("English", { sentAt: ctx.clock() }));
    expect(await conversations()).toMatchObject([{ status: "closed" }, { status: "bot" }]);
    expect(await ctx.db.orm.$count(schema.contact)).toBe(1);
  });

  it("never closes what somebody writes into at that very moment", async () => {
    ctx.time.tick(8 * DAY_MS);
    await Promise.all([sweep(ctx), receive(ctx, them.says("English", { sentAt: ctx.clock() })), sweep({ ...ctx })]);
    const open = (await conversations()).filter((it) => it.status !== "closed");
    expect(open).toHaveLength(1);
    expect(open[0]).toMatchObject({ status: "bot", closedAt: null, closeReason: null });
  });

  it("removes files whose person was erased, and tries again while they cannot be removed", async () => {
    const id = ctx.ids();
    await ctx.blobs.put(id, new Uint8Array([1]));
    await ctx.db.orm.insert(schema.blobRemoval).values({ id, dueAt: new Date(ctx.clock()) });
    const failing: TestCtx = { ...ctx, blobs: { ...ctx.blobs, remove: () => Promise.reject(new Error("away")) } };
    await expect(sweep(failing)).rejects.toThrow("away");
    await sweep(ctx);
    expect(await ctx.blobs.get(id)).toBeNull();
    expect(await ctx.db.orm.$count(schema.blobRemoval)).toBe(0);
  });
});
