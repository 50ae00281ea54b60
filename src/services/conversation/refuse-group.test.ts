import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { open } from "../../base/secret.ts";
import type { GroupApproach, Outbound } from "../../domain/channel.ts";
import * as schema from "../../store/schema.ts";
import { type TestCtx, testCtx } from "../../testing/ctx.ts";
import { STORES, type TestDatabase, testDatabase } from "../../testing/database.ts";
import { refuseGroup } from "./refuse-group.ts";

const ADDED: GroupApproach = { channel: "telegram", deliveryId: "u1", address: "-1009000001", leave: true };

describe.each(STORES)("a group on %s", (store) => {
  let database: TestDatabase;
  let ctx: TestCtx;
  beforeEach(async () => {
    database = await testDatabase(store);
    ctx = await testCtx(database.db);
  });
  afterEach(() => database.drop());

  const box = async () => {
    const rows = await ctx.db.orm.select().from(schema.outbox).orderBy(schema.outbox.id);
    return rows.map(({ payload, payloadId }): Outbound => {
      const plain = open(ctx.keys.system, `outbox.payload.${payloadId}`, payload ?? new Uint8Array());
      return JSON.parse(plain.toString("utf8"));
    });
  };

  it("that added us is told in both languages that we talk to one person at a time, and then left", async () => {
    await refuseGroup(ctx, ADDED);
    const translate = ctx.library.translate(ctx.library.current());
    const text = `${translate("ar", "service.group_refusal")}\n\n${translate("en", "service.group_refusal")}`;
    expect((await box()).map(({ address, content }) => [address, content])).toEqual([
      ["-1009000001", { kind: "text", text, choices: [] }],
      ["-1009000001", { kind: "leave" }],
    ]);
  });

  it("that only wrote to us is told, and not left", async () => {
    await refuseGroup(ctx, { ...ADDED, leave: false });
    expect((await box()).map(({ content }) => content.kind)).toEqual(["text"]);
  });

  it("is told once for each approach, however often Telegram tells us of it", async () => {
    await Promise.all([1, 2, 3, 4, 5].map(() => refuseGroup({ ...ctx }, ADDED)));
    await refuseGroup(ctx, { ...ADDED, deliveryId: "u2", leave: false });
    expect((await box()).map(({ content }) => content.kind)).toEqual(["text", "leave", "text"]);
  });

  it("makes nobody known to us", async () => {
    await refuseGroup(ctx, ADDED);
    expect(await ctx.db.orm.$count(schema.contact)).toBe(0);
    expect(await ctx.db.orm.$count(schema.address)).toBe(0);
  });
});
