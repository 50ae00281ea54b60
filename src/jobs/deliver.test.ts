import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type DeliveryCode, DeliveryError } from "../base/errors.ts";
import type { Channel, ChannelName, Outbound } from "../domain/channel.ts";
import { recordingLog } from "../main/testing/recording-log.ts";
import { receive } from "../services/conversation/receive.ts";
import { refuseGroup } from "../services/conversation/refuse-group.ts";
import * as schema from "../store/schema.ts";
import { TEST_LIMITS, type TestCtx, testCtx } from "../testing/ctx.ts";
import { STORES, type TestDatabase, testDatabase } from "../testing/database.ts";
import { person } from "../testing/inbound.ts";
import { timeline } from "../testing/timeline.ts";
import { deliverDue } from "./deliver.ts";
import { drain } from "./run-due.ts";

const SECOND_MS = 1_000;

describe.each(STORES)("delivery on %s", (store) => {
  let database: TestDatabase;
  let ctx: TestCtx;
  let log: ReturnType<typeof recordingLog>;
  let sent: Outbound[];
  let behave: (outbound: Outbound) => Promise<void> | void;
  let channels: Map<ChannelName, Channel>;
  beforeEach(async () => {
    database = await testDatabase(store);
    log = recordingLog();
    ctx = await testCtx(database.db, { log });
    sent = [];
    behave = () => {};
    const channel: Channel = {
      name: "telegram",
      limits: TEST_LIMITS,
      async deliver(outbound) {
        await behave(outbound);
        sent.push(outbound);
        return { ref: `${outbound.address}:${1000 + sent.length}` };
      },
      fetchMedia: () => Promise.reject(new DeliveryError("rejected")),
    };
    channels = new Map([["telegram", channel]]);
  });
  afterEach(() => database.drop());

  const fails = (...codes: (DeliveryCode | Error)[]) => {
    behave = () => {
      const code = codes.shift();
      if (code) throw typeof code === "string" ? new DeliveryError(code) : code;
    };
  };
  const hello = async (address: string) => {
    await receive(ctx, person(address).says("Hello"));
  };
  /** A person to whom several messages go out at once. */
  const helloAndChoice = async (address: string) => {
    const them = person(address);
    await receive(ctx, them.says("Hello"));
    await receive(ctx, them.says("English"));
    return them;
  };
  const box = () => ctx.db.orm.select().from(schema.outbox).orderBy(schema.outbox.id);
  const said = async () => (await timeline(ctx)).filter((it) => it.direction === "out").sort((a, b) => a.seq - b.seq);
  const textOf = ({ content }: Outbound) => (content.kind === "text" ? content.text : content.kind);
  /** Rounds, a second apart, until nothing is left or the time is over. */
  const passes = async (seconds: number) => {
    for (let n = 0; n < seconds; n++) {
      ctx.time.tick(SECOND_MS);
      await drain(ctx, channels);
    }
  };

  it("sends what is due to the address that it is for, and notes that it was", async () => {
    await hello("1");
    await drain(ctx, channels);
    expect(sent.map(({ address }) => address)).toEqual(["1"]);
    expect((await said()).map(({ state }) => state)).toEqual(["sent"]);
    expect(await box()).toEqual([]);
  });

  it("sends to one address in the order in which it was said, whoever sends", async () => {
    await helloAndChoice("1");
    await Promise.all([1, 2, 3].map(() => drain({ ...ctx }, channels)));
    await drain(ctx, channels);
    expect(sent.map(textOf)).toEqual((await said()).map(({ body }) => body.text));
  });

  it("sends everything once, however many processes send", async () => {
    await Promise.all(["1", "2", "3", "4", "5"].map(hello));
    await Promise.all([1, 2, 3, 4].map(() => drain({ ...ctx }, channels)));
    expect(sent.map(({ address }) => address).sort()).toEqual(["1", "2", "3", "4", "5"]);
  });

  it("lets what follows wait behind what failed, and sends both in order", async () => {
    await helloAndChoice("1");
    fails("provider_down");
    await drain(ctx, channels);
    expect(sent).toEqual([]);
    await passes(3);
    expect(sent.map(textOf)).toEqual((await said()).map(({ body }) => body.text));
  });

  it("sends to others meanwhile", async () => {
    await hello("1");
    await hello("2");
    behave = ({ address }) => {
      if (address === "1") throw new DeliveryError("network");
    };
    await drain(ctx, channels);
    expect(sent.map(({ address }) => address)).toEqual(["2"]);
  });

  it.each(["network", "timed_out", "provider_down", "unauthorized"] as const)("tries again after %s", async (code) => {
    await hello("1");
    fails(code);
    await drain(ctx, channels);
    expect(await box()).toMatchObject([{ state: "queued", attempts: 1, failure: code }]);
    await passes(2);
    expect(sent).toHaveLength(1);
  });

  it("waits longer after each failure, and never as long as a day", async () => {
    await hello("1");
    behave = () => {
      throw new DeliveryError("network");
    };
    const waits: number[] = [];
    for (let n = 0; n < 12; n++) {
      await drain(ctx, channels);
      const [row] = await box();
      const wait = (row?.dueAt.getTime() ?? 0) - ctx.clock();
      waits.push(wait);
      ctx.time.tick(wait);
    }
    expect(waits[0]).toBeLessThanOrEqual(2 * SECOND_MS);
    expect(waits[6]).toBeGreaterThan((waits[2] ?? 0) * 4);
    expect(Math.max(...waits)).toBeLessThanOrEqual(6 * 3600 * SECOND_MS);
  });

  it("waits exactly as long as the provider asks for", async () => {
    await hello("1");
    fails(new DeliveryError("rate_limited", { retryAfterMs: 30 * SECOND_MS }));
    await drain(ctx, channels);
    await passes(29);
    expect(sent).toEqual([]);
    await passes(1);
    expect(sent).toHaveLength(1);
  });

  it("gives up after many failures, and shows the officers why", async () => {
    await hello("1");
    behave = () => {
      throw new DeliveryError("network");
    };
    for (let n = 0; n < 14; n++) {
      await drain(ctx, channels);
      ctx.time.tick(7 * 3600 * SECOND_MS);
    }
    expect(await box()).toMatchObject([{ state: "dead", attempts: 14, failure: "network" }]);
    expect(await said()).toMatchObject([{ state: "failed", failure: "network" }]);
  });

  it.each(["rejected", "unknown_recipient"] as const)(
    "gives up at once on what is %s, and goes on with the next",
    async (code) => {
      await helloAndChoice("1");
      fails(code);
      await drain(ctx, channels);
      const [first, ...rest] = await said();
      expect(first).toMatchObject({ state: "failed", failure: code });
      expect(rest.every(({ state }) => state === "sent")).toBe(true);
    },
  );

  it("tries nothing more with who has blocked us, until they write again", async () => {
    const them = await helloAndChoice("1");
    fails("blocked");
    await drain(ctx, channels);
    expect(sent).toEqual([]);
    expect((await said()).every(({ state, failure }) => state === "failed" && failure === "blocked")).toBe(true);
    expect((await ctx.db.orm.select().from(schema.address))[0]?.reachable).toBe(false);
    const before = (await said()).length;
    await receive(ctx, them.says("are you there?"));
    await drain(ctx, channels);
    expect(sent.length).toBeGreaterThan(0);
    expect(sent.map(textOf)).toEqual((await said()).slice(before).map(({ body }) => body.text));
  });

  it("tries again what our own code failed on, and says no more of it than its kind", async () => {
    await hello("1");
    fails(new TypeError("Hello is no message"));
    await drain(ctx, channels);
    expect(await box()).toMatchObject([{ state: "queued", failure: "our_fault" }]);
    expect(log.text()).toContain("TypeError");
    expect(log.text()).not.toContain("Hello");
  });

  it("takes up what a dead process was sending, once its lease is over, and logs that it may be the second time", async () => {
    await hello("1");
    const begun = Promise.withResolvers<void>();
    behave = () => {
      begun.resolve();
      return new Promise(() => {});
    };
    void deliverDue(ctx, channels);
    await begun.promise;
    behave = () => {};
    await passes(29);
    expect(sent).toEqual([]);
    await passes(2);
    expect(sent).toHaveLength(1);
    expect(log.of("delivery_resumed_may_be_second")).toHaveLength(1);
  });

  it("does not send twice when the store is away just after it was sent, but notes it when that is back", async () => {
    await hello("1");
    const { run } = ctx.db;
    let away = 3;
    const db = { ...ctx.db, run: ctx.db.run };
    db.run = (statement, values) => {
      if (statement.text.includes("delete from outbox") && away-- > 0) {
        return Promise.reject(Object.assign(new Error("cut"), { code: "CONNECTION_CLOSED" }));
      }
      return run(statement, values);
    };
    for (let n = 0; n < 60; n++) {
      await drain({ ...ctx, db }, channels);
      ctx.time.tick(SECOND_MS);
    }
    expect(sent).toHaveLength(1);
    expect(await box()).toEqual([]);
    expect(log.of("delivery_resumed_may_be_second")).toEqual([]);
  });

  it("takes up as perhaps sent what it could not note as sent", async () => {
    await hello("1");
    const { run } = ctx.db;
    const flaky = { ...ctx.db, run: ctx.db.run };
    flaky.run = (statement, values) => {
      if (statement.text.includes("delete from outbox")) {
        return Promise.reject(Object.assign(new Error("away"), { code: "CONNECTION_CLOSED" }));
      }
      return run(statement, values);
    };
    await drain({ ...ctx, db: flaky }, channels);
    expect(await box()).toMatchObject([{ state: "sending" }]);
    await passes(31);
    expect(log.of("delivery_resumed_may_be_second")).toHaveLength(1);
  });

  it("tells a group why before it leaves", async () => {
    await refuseGroup(ctx, { channel: "telegram", deliveryId: "g", address: "-100", leave: true });
    let slow = true;
    behave = async ({ content }) => {
      if (content.kind === "text" && slow) {
        slow = false;
        throw new DeliveryError("network");
      }
    };
    await drain(ctx, channels);
    await passes(3);
    expect(sent.map(({ content }) => content.kind)).toEqual(["text", "leave"]);
  });

  it("leaves alone what goes by a channel that is switched off", async () => {
    await hello("1");
    await drain(ctx, new Map());
    expect(await box()).toMatchObject([{ state: "queued", attempts: 0 }]);
  });

  it("sends nothing to who was erased before it could be sent", async () => {
    const them = person("1");
    for (const text of ["Hello", "English", "yes", "delete my data"]) await receive(ctx, them.says(text));
    const before = (await box()).length;
    await receive(ctx, them.says("yes"));
    await drain(ctx, channels);
    expect(before).toBeGreaterThan(1);
    expect(sent.map(textOf)).toEqual([ctx.library.translate(ctx.library.current())("en", "service.erased")]);
  });
});
