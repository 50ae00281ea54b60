import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { recordingLog } from "../main/testing/recording-log.ts";
import { receive } from "../services/conversation/receive.ts";
import * as schema from "../store/schema.ts";
import { type TestCtx, testCtx } from "../testing/ctx.ts";
import { STORES, type TestDatabase, testDatabase } from "../testing/database.ts";
import { person } from "../testing/inbound.ts";
import { runDue } from "./run-due.ts";

const HOUR_MS = 3_600_000;

describe.each(STORES)("what is due on %s", (store) => {
  let database: TestDatabase;
  let ctx: TestCtx;
  let log: ReturnType<typeof recordingLog>;
  beforeEach(async () => {
    database = await testDatabase(store);
    log = recordingLog();
    ctx = await testCtx(database.db, { log });
  });
  afterEach(() => database.drop());

  it("calls for who waits too long, once, whichever process gets there first", async () => {
    await receive(ctx, person("1").says("help me he wants to kill me he is at the door now"));
    ctx.time.tick(HOUR_MS);
    await Promise.all([runDue(ctx, new Map()), runDue({ ...ctx }, new Map()), runDue({ ...ctx }, new Map())]);
    const kinds = (await ctx.db.orm.select().from(schema.alarm)).map(({ kind }) => kind);
    expect(kinds.sort()).toEqual(["overdue", "urgent_words"]);
    expect(log.of("due_task_failed")).toEqual([]);
  });
});
