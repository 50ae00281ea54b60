import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as schema from "../../store/schema.ts";
import { NOON, type TestCtx, testCtx } from "../../testing/ctx.ts";
import { STORES, type TestDatabase, testDatabase } from "../../testing/database.ts";
import { person } from "../../testing/inbound.ts";
import { timeline } from "../../testing/timeline.ts";
import { receive } from "./receive.ts";

const HOUR_MS = 3_600_000;
const EVENING = NOON + 8 * HOUR_MS;
/** Thursday evening; the line is closed until Sunday. */
const WEEKEND = NOON + (3 * 24 + 8) * HOUR_MS;

describe.each(STORES)("who waits for a person on %s", (store) => {
  let database: TestDatabase;
  let ctx: TestCtx;
  beforeEach(async () => {
    database = await testDatabase(store);
    ctx = await testCtx(database.db);
  });
  afterEach(() => database.drop());

  const say = (key: string, params?: Record<string, string | number>) =>
    ctx.library.translate(ctx.library.current())("en", key, params);
  /** Asks for a person, and gives all that was said to them since. */
  const asks = async (address: string, at = ctx.clock()): Promise<string[]> => {
    ctx.time.tick(at - ctx.clock());
    const before = (await timeline(ctx)).length;
    const them = person(address);
    for (const text of ["hello", "English", "yes", "human", "yes", "work", "any time", "a woman"]) {
      await receive(ctx, them.says(text, { sentAt: ctx.clock() }));
    }
    return (await timeline(ctx)).slice(before).map((it) => it.body.text);
  };

  it("is told that nobody is before them", async () => {
    expect(await asks("1")).toContain(say("service.queue_next"));
  });

  it("is told how many are before them", async () => {
    await asks("1");
    ctx.time.tick(1000);
    await asks("2");
    ctx.time.tick(1000);
    expect(await asks("3")).toContain(say("service.queue_place", { count: 2 }));
  });

  it("is not told of those who came later, even where they are more urgent than before", async () => {
    await asks("1");
    await ctx.db.orm.update(schema.conversation).set({ waitingSince: new Date(ctx.clock() + HOUR_MS) });
    expect(await asks("2")).toContain(say("service.queue_next"));
  });

  it("is told when the team is back in the evening, in the time of Cairo, and nothing of a place", async () => {
    const said = await asks("1", EVENING);
    expect(said).toContain(say("service.next_opening", { day: "Tuesday 24 November", time: "9:00 am" }));
    expect(said).not.toContain(say("service.queue_next"));
  });

  it("is told on Thursday evening that the team is back on Sunday", async () => {
    expect(await asks("1", WEEKEND)).toContain(
      say("service.next_opening", { day: "Sunday 29 November", time: "9:00 am" }),
    );
  });

  it("is told the numbers for what cannot wait, each time", async () => {
    for (const [address, at] of [
      ["1", NOON],
      ["2", EVENING],
    ] as const) {
      const said = await asks(address, Math.max(at, ctx.clock()));
      expect(said.filter((text) => /122/.test(text) && /123/.test(text))).toHaveLength(1);
    }
  });
});
