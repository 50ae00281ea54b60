import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { recordingLog } from "../../main/testing/recording-log.ts";
import * as schema from "../../store/schema.ts";
import { type TestCtx, testCtx } from "../../testing/ctx.ts";
import { STORES, type TestDatabase, testDatabase } from "../../testing/database.ts";
import { person } from "../../testing/inbound.ts";
import { timeline } from "../../testing/timeline.ts";
import { keepMalformed } from "./keep-malformed.ts";
import { receive } from "./receive.ts";
import { replay } from "./replay.ts";

describe.each(STORES)("what our code failed on, on %s", (store) => {
  let database: TestDatabase;
  let ctx: TestCtx;
  let broken: TestCtx;
  beforeEach(async () => {
    database = await testDatabase(store);
    ctx = await testCtx(database.db, { log: recordingLog() });
    const understand = () => {
      throw new TypeError("my passport was taken");
    };
    broken = { ...ctx, library: { ...ctx.library, understand } };
  });
  afterEach(() => database.drop());

  const nothing = () => null;
  const heard = async () => (await timeline(ctx)).filter((it) => it.direction === "in").map((it) => it.body.text);

  it("is handled in the order in which it came", async () => {
    const them = person("1");
    for (const text of ["one", "two", "three"]) await receive(broken, them.says(text));
    expect(await heard()).toEqual([]);
    expect(await replay(ctx, nothing)).toEqual({ replayed: 3, failed: 0 });
    expect(await heard()).toEqual(["one", "two", "three"]);
  });

  it("stays for the next time where it fails again, and holds up nothing else", async () => {
    await receive(broken, person("1").says("one"));
    await keepMalformed(ctx, "telegram", { update_id: 5, message: { text: "my passport was taken" } });
    const unreadable = () => {
      throw new Error("my passport was taken");
    };
    expect(await replay(ctx, unreadable)).toEqual({ replayed: 1, failed: 1 });
    expect(await replay(ctx, unreadable)).toEqual({ replayed: 0, failed: 1 });
    const them = person("2");
    expect(await replay(ctx, () => them.says("my passport was taken"))).toEqual({ replayed: 1, failed: 0 });
    expect(await heard()).toEqual(["one", "my passport was taken"]);
  });

  it("is kept without a word of it in the log or in a column", async () => {
    await receive(broken, person("1").says("my passport was taken"));
    const [kept] = await ctx.db.orm.select().from(schema.failedUpdate);
    expect(Buffer.from(kept?.sealed ?? []).includes("passport")).toBe(false);
    expect(JSON.stringify(kept)).not.toContain("passport");
    expect((ctx.log as ReturnType<typeof recordingLog>).text()).not.toContain("passport");
  });

  it("is not kept any longer once it was handled", async () => {
    await receive(broken, person("1").says("one"));
    await replay(ctx, nothing);
    const [kept] = await ctx.db.orm.select().from(schema.failedUpdate);
    expect(kept?.sealed).toHaveLength(0);
    expect(kept?.replayedAt).not.toBeNull();
  });

  it("answers no question that was asked since", async () => {
    const them = person("1");
    await receive(ctx, them.says("hello"));
    await receive(broken, them.says("English"));
    await receive(ctx, them.says("مرحبا"));
    const before = (await timeline(ctx)).filter((it) => it.direction === "out").length;
    await replay(ctx, nothing);
    expect((await timeline(ctx)).filter((it) => it.direction === "out")).toHaveLength(before);
    expect(await heard()).toContain("English");
  });

  it("makes nobody of an edit or a block from somebody whom we do not know", async () => {
    const them = person("1");
    const odd = [them.send({ kind: "edited", text: "x" }), them.send({ kind: "blocked" })];
    for (const [n] of odd.entries()) await keepMalformed(ctx, "telegram", { update_id: n });
    expect(await replay(ctx, () => odd.shift() ?? null)).toEqual({ replayed: 2, failed: 0 });
    expect(await ctx.db.orm.$count(schema.contact)).toBe(0);
  });
});
