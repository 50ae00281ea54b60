import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { recordingLog } from "../../main/testing/recording-log.ts";
import * as schema from "../../store/schema.ts";
import { type TestCtx, testCtx } from "../../testing/ctx.ts";
import { STORES, type TestDatabase, testDatabase } from "../../testing/database.ts";
import { person } from "../../testing/inbound.ts";
import { actAs } from "../context.ts";
import { acknowledgeAlarm } from "./acknowledge-alarm.ts";
import { claim } from "./claim.ts";
import { escalateWaits } from "./escalate.ts";
import { listAlarms } from "./list-alarms.ts";
import { receive } from "./receive.ts";
import { release } from "./release.ts";

const MINUTE_MS = 60_000;
const DANGER = "help me he wants to kill me he is at the door now";

describe.each(STORES)("a wait on %s", (store) => {
  let database: TestDatabase;
  let ctx: TestCtx;
  let log: ReturnType<typeof recordingLog>;
  let officer: TestCtx;
  let supervisor: TestCtx;
  let them: ReturnType<typeof person>;
  beforeEach(async () => {
    database = await testDatabase(store);
    log = recordingLog();
    ctx = await testCtx(database.db, { log });
    officer = as("officer");
    supervisor = as("supervisor");
    them = person("1");
    // A voice note is P3: reminded after two days, due after three.
    await receive(ctx, them.records());
  });
  afterEach(() => database.drop());

  const as = (role: "officer" | "supervisor"): TestCtx => ({
    ...ctx,
    ...actAs(ctx, { kind: "officer", officer: { id: role, role, focalPoint: false } }),
  });
  const conversation = async () => (await ctx.db.orm.select().from(schema.conversation))[0]!;
  const alarms = async () =>
    (await ctx.db.orm.select().from(schema.alarm).orderBy(schema.alarm.id)).map((it) => it.kind);
  const standing = async () => (await listAlarms(officer)).map((it) => it.kind);
  const passes = async (minutes: number) => {
    ctx.time.tick(minutes * MINUTE_MS);
    await escalateWaits(ctx);
    return alarms();
  };
  const { warn, due } = { warn: 2880, due: 4320 };

  it("is nobody's concern before the time of the reminder", async () => {
    expect(await passes(warn - 1)).toEqual([]);
  });

  it("is told of once when it grows long, even where that was seen", async () => {
    expect(await passes(warn)).toEqual(["waiting_long"]);
    const [alarm] = await listAlarms(officer);
    await acknowledgeAlarm(officer, { alarmId: alarm!.id });
    expect(await passes(5)).toEqual(["waiting_long"]);
  });

  it("that passes its time calls everyone, and is counted anew from now", async () => {
    await passes(warn);
    expect(await passes(due - warn)).toEqual(["waiting_long", "overdue"]);
    expect(await conversation()).toMatchObject({
      status: "waiting",
      escalations: 1,
      dueAt: new Date(ctx.clock() + due * MINUTE_MS),
    });
  });

  it("that nobody looked at for weeks is called for once, not once for each stretch", async () => {
    expect(await passes(10 * due)).toEqual(["overdue"]);
    expect(await passes(1)).toEqual(["overdue"]);
  });

  it("calls those who supervise from the second time on, again and again", async () => {
    for (let n = 0; n < 3; n++) await passes(due);
    expect(await alarms()).toEqual(["overdue", "overdue_supervisor", "overdue_supervisor"]);
  });

  it("shows its gravest alarm only", async () => {
    await passes(warn);
    await passes(due - warn);
    expect(await standing()).toEqual(["overdue"]);
  });

  it("is seen to by a supervisor, not by who was called before", async () => {
    for (let n = 0; n < 2; n++) await passes(due);
    const [alarm] = await listAlarms(officer);
    await expect(acknowledgeAlarm(officer, { alarmId: alarm!.id })).rejects.toMatchObject({ code: "not_allowed" });
    expect(await standing()).toEqual(["overdue_supervisor"]);
    await acknowledgeAlarm(supervisor, { alarmId: alarm!.id });
    expect(await standing()).toEqual([]);
  });

  it("ends, with its alarms, when an officer comes", async () => {
    for (let n = 0; n < 2; n++) await passes(due);
    await claim(officer, { conversationId: (await conversation()).id });
    expect(await standing()).toEqual([]);
    expect(await passes(due * 2)).toHaveLength(2);
  });

  it("ends, with its alarms, when the person leaves the queue", async () => {
    await passes(due);
    await ctx.db.orm.update(schema.conversation).set({ status: "bot", waitingSince: null, dueAt: null });
    expect(await standing()).toEqual([]);
  });

  it("that begins again is reminded of again, and calls supervisors at once when its time passes", async () => {
    await passes(due);
    const { id } = await conversation();
    await claim(officer, { conversationId: id });
    await release(officer, { conversationId: id });
    await passes(warn);
    await passes(due - warn);
    expect(await alarms()).toEqual(["overdue", "waiting_long", "overdue_supervisor"]);
  });

  it("in danger is told of within minutes, by night as by day, beside its own alarm", async () => {
    await receive(ctx, them.says(DANGER));
    expect(await passes(15)).toEqual(["urgent_words", "waiting_long"]);
    ctx.time.tick(12 * 60 * MINUTE_MS);
    await escalateWaits(ctx);
    expect(await alarms()).toEqual(["urgent_words", "waiting_long", "overdue"]);
  });

  it("hides no danger behind its alarms", async () => {
    await passes(due);
    await receive(ctx, them.says(DANGER));
    expect(await standing()).toEqual(["urgent_words", "overdue"]);
  });

  it("of a restricted lane counts like any other", async () => {
    await ctx.db.orm.update(schema.conversation).set({ lane: "psea" });
    expect(await passes(due)).toEqual(["overdue"]);
  });

  it("raises one alarm, however many processes look", async () => {
    ctx.time.tick(due * MINUTE_MS);
    await Promise.all([escalateWaits(ctx), escalateWaits({ ...ctx }), escalateWaits({ ...ctx })]);
    expect(await alarms()).toEqual(["overdue"]);
    expect(await conversation()).toMatchObject({ escalations: 1 });
  });

  it("is told of once, however many processes look", async () => {
    ctx.time.tick(warn * MINUTE_MS);
    await Promise.all([escalateWaits(ctx), escalateWaits({ ...ctx }), escalateWaits({ ...ctx })]);
    expect(await alarms()).toEqual(["waiting_long"]);
  });

  it("changes neither priority, team nor place in time", async () => {
    const { priority, team, waitingSince, reason } = await conversation();
    for (let n = 0; n < 3; n++) await passes(due);
    expect(await conversation()).toMatchObject({ priority, team, waitingSince, reason });
  });

  it("shows what was done, without content", async () => {
    await passes(due);
    const rows = await ctx.db.orm.select().from(schema.audit).where(eq(schema.audit.act, "conversation.escalate"));
    expect(rows).toMatchObject([{ actor: "system", detail: { alarm: "overdue", priority: 3 } }]);
  });

  it("goes on for the others when one fails", async () => {
    await receive(ctx, person("2").records());
    ctx.time.tick(due * MINUTE_MS);
    const failing: TestCtx = {
      ...ctx,
      ids: () => {
        failing.ids = ctx.ids;
        throw new Error("once");
      },
    };
    await escalateWaits(failing);
    expect(await alarms()).toEqual(["overdue"]);
    expect(log.of("escalate_failed")).toHaveLength(1);
    await escalateWaits(ctx);
    expect(await alarms()).toEqual(["overdue", "overdue"]);
  });
});
