import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type DeliveryCode, DeliveryError } from "../base/errors.ts";
import type { Channel, ChannelName } from "../domain/channel.ts";
import { recordingLog } from "../main/testing/recording-log.ts";
import { actAs } from "../services/context.ts";
import { readMedia } from "../services/conversation/read-media.ts";
import { receive } from "../services/conversation/receive.ts";
import * as schema from "../store/schema.ts";
import { TEST_LIMITS, type TestCtx, testCtx } from "../testing/ctx.ts";
import { STORES, type TestDatabase, testDatabase } from "../testing/database.ts";
import { person } from "../testing/inbound.ts";
import { fetchDueMedia } from "./fetch-media.ts";

const BYTES = new TextEncoder().encode("OggS: what she said");
const MINUTE_MS = 60_000;

describe.each(STORES)("the fetching of a file on %s", (store) => {
  let database: TestDatabase;
  let ctx: TestCtx;
  let failures: DeliveryCode[];
  let fetched: [fileRef: string, maxBytes: number][];
  let channels: Map<ChannelName, Channel>;
  let them: ReturnType<typeof person>;
  beforeEach(async () => {
    database = await testDatabase(store);
    ctx = await testCtx(database.db, { log: recordingLog() });
    failures = [];
    fetched = [];
    const channel: Channel = {
      name: "telegram",
      limits: TEST_LIMITS,
      deliver: () => Promise.reject(new DeliveryError("rejected")),
      async fetchMedia(fileRef, maxBytes) {
        fetched.push([fileRef, maxBytes]);
        const code = failures.shift();
        if (code) throw new DeliveryError(code);
        return { bytes: BYTES, mime: null };
      },
    };
    channels = new Map([["telegram", channel]]);
    them = person("1");
    await receive(ctx, them.records());
  });
  afterEach(() => database.drop());

  const jobs = () => ctx.db.orm.select().from(schema.job);
  const blobs = () => ctx.db.orm.select().from(schema.blob);
  const officer = () => actAs(ctx, { kind: "officer", officer: { id: "o1", role: "officer", focalPoint: false } });

  it("keeps it sealed, and an officer hears it", async () => {
    await fetchDueMedia(ctx, channels);
    const [blob] = await blobs();
    expect(fetched).toEqual([["file-1", ctx.settings.mediaBytes]]);
    expect(Buffer.from((await ctx.blobs.get(blob?.id ?? "")) ?? []).includes(Buffer.from(BYTES))).toBe(false);
    const { bytes, mime } = await readMedia(officer(), { messageId: blob?.messageId ?? "" });
    expect({ bytes: new Uint8Array(bytes), mime }).toEqual({ bytes: BYTES, mime: "audio/ogg" });
    expect(await jobs()).toEqual([]);
  });

  it("is done once, however many processes fetch", async () => {
    await Promise.all([1, 2, 3].map(() => fetchDueMedia({ ...ctx }, channels)));
    expect(fetched).toHaveLength(1);
    expect(await blobs()).toHaveLength(1);
  });

  it("is tried again after a failure that passes, later and later", async () => {
    failures = ["network", "provider_down"];
    const waits: number[] = [];
    for (let n = 0; n < 2; n++) {
      await fetchDueMedia(ctx, channels);
      const [job] = await jobs();
      waits.push((job?.dueAt.getTime() ?? 0) - ctx.clock());
      ctx.time.tick(waits.at(-1) ?? 0);
    }
    await fetchDueMedia(ctx, channels);
    expect(await blobs()).toHaveLength(1);
    expect(waits[1]).toBeGreaterThan(waits[0] ?? 0);
  });

  it("ends at once where the provider will never give it", async () => {
    failures = ["rejected"];
    await fetchDueMedia(ctx, channels);
    expect(await jobs()).toMatchObject([{ state: "dead", failure: "rejected", attempts: 1 }]);
    ctx.time.tick(600 * MINUTE_MS);
    expect(await fetchDueMedia(ctx, channels)).toBe(0);
  });

  it("ends after many failures", async () => {
    failures = Array.from({ length: 20 }, () => "network");
    for (let n = 0; n < 12; n++) {
      await fetchDueMedia(ctx, channels);
      ctx.time.tick(60 * MINUTE_MS);
    }
    expect(fetched).toHaveLength(10);
    expect(await jobs()).toMatchObject([{ state: "dead", failure: "network", attempts: 10 }]);
  });

  it("waits while its channel is switched off, and is not forgotten", async () => {
    await fetchDueMedia(ctx, new Map());
    expect(await jobs()).toMatchObject([{ state: "queued" }]);
    ctx.time.tick(MINUTE_MS);
    await fetchDueMedia(ctx, channels);
    expect(await blobs()).toHaveLength(1);
  });

  it("is taken up where a process died over it", async () => {
    const taken = { state: "running", leaseUntil: new Date(ctx.clock() + 2 * MINUTE_MS), attempts: 1 } as const;
    await ctx.db.orm.update(schema.job).set(taken);
    expect(await fetchDueMedia(ctx, channels)).toBe(0);
    ctx.time.tick(3 * MINUTE_MS);
    await fetchDueMedia(ctx, channels);
    expect(await blobs()).toHaveLength(1);
  });

  it("keeps nothing of who was erased before it came", async () => {
    await receive(ctx, them.says("delete my data"));
    await receive(ctx, them.says("yes"));
    await fetchDueMedia(ctx, channels);
    expect(await blobs()).toEqual([]);
    expect(await jobs()).toEqual([]);
  });
});
