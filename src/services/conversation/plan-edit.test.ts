import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Inbound } from "../../domain/channel.ts";
import * as schema from "../../store/schema.ts";
import { type TestCtx, testCtx } from "../../testing/ctx.ts";
import { STORES, type TestDatabase, testDatabase } from "../../testing/database.ts";
import { person } from "../../testing/inbound.ts";
import { timeline } from "../../testing/timeline.ts";
import { receive } from "./receive.ts";

const DANGER = "help me he wants to kill me he is at the door now";

describe.each(STORES)("an edited message on %s", (store) => {
  let database: TestDatabase;
  let ctx: TestCtx;
  let them: ReturnType<typeof person>;
  let hello: Inbound;
  beforeEach(async () => {
    database = await testDatabase(store);
    ctx = await testCtx(database.db);
    them = person("1");
    hello = them.says("hello");
    await receive(ctx, hello);
  });
  afterEach(() => database.drop());

  const edit = (text: string) => receive(ctx, them.send({ kind: "edited", text }, { ref: hello.ref }));
  const conversations = () => ctx.db.orm.select().from(schema.conversation).orderBy(schema.conversation.id);
  const spoken = async () => (await timeline(ctx)).filter((it) => it.direction === "out").length;

  it("answers no question", async () => {
    const before = await spoken();
    await edit("English");
    expect(await spoken()).toBe(before);
  });

  it("is read for danger", async () => {
    await edit(DANGER);
    expect(await conversations()).toMatchObject([{ status: "waiting", priority: 1, risk: "urgent" }]);
    expect(await ctx.db.orm.select().from(schema.alarm)).toMatchObject([{ kind: "urgent_words" }]);
  });

  it("waits for a person with what it says now where its talk is over", async () => {
    await ctx.db.orm.update(schema.conversation).set({ status: "closed" });
    await edit(DANGER);
    const [closed, opened] = await conversations();
    expect([closed?.status, opened?.status, opened?.priority]).toEqual(["closed", "waiting", 1]);
    const said = (await timeline(ctx)).filter((it) => it.conversationId === opened?.id && it.direction === "in");
    expect(said.map(({ body }) => body.text)).toEqual([DANGER]);
    expect(await ctx.db.orm.select().from(schema.alarm)).toMatchObject([{ conversationId: opened?.id }]);
  });

  it("opens no talk where nothing in it is worrying", async () => {
    await ctx.db.orm.update(schema.conversation).set({ status: "closed" });
    await edit("good morning");
    expect(await conversations()).toHaveLength(1);
  });
});
