import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { startLoop } from "./node-loop.ts";
import { recordingLog } from "./testing/recording-log.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Rounds that end when told. */
function rounds() {
  const begun: PromiseWithResolvers<void>[] = [];
  return {
    begun,
    work: () => {
      const round = Promise.withResolvers<void>();
      begun.push(round);
      return round.promise;
    },
  };
}

describe("the loop", () => {
  it("sends when woken, and goes on when one round waits for somebody", async () => {
    const { begun, work } = rounds();
    const loop = startLoop({ drain: work, runDue: async () => {} }, recordingLog());
    loop.wake();
    loop.wake();
    expect(begun).toHaveLength(2);
    for (const { resolve } of begun) resolve();
    await loop.stop();
  });

  it("has a few rounds of sending at a time, and one more after them for all that woke it meanwhile", async () => {
    const { begun, work } = rounds();
    const loop = startLoop({ drain: work, runDue: async () => {} }, recordingLog());
    for (let n = 0; n < 50; n++) loop.wake();
    expect(begun).toHaveLength(4);
    begun[0]?.resolve();
    await vi.advanceTimersByTimeAsync(0);
    expect(begun).toHaveLength(5);
    for (const { resolve } of begun) resolve();
    await loop.stop();
  });

  it("looks every second for what others left, and every five for what is due", async () => {
    const [drain, due] = [rounds(), rounds()];
    const loop = startLoop({ drain: drain.work, runDue: due.work }, recordingLog());
    await vi.advanceTimersByTimeAsync(3_000);
    expect(drain.begun.length).toBeGreaterThanOrEqual(2);
    await vi.advanceTimersByTimeAsync(12_000);
    expect(due.begun, "one round at a time").toHaveLength(1);
    for (const { resolve } of [...drain.begun, ...due.begun]) resolve();
    await loop.stop();
  });

  it("goes on after a round that failed, and says of it what a log may", async () => {
    const log = recordingLog();
    let rounds = 0;
    const loop = startLoop(
      {
        drain: async () => {
          if (rounds++ === 0) throw new TypeError("my passport was taken");
        },
        runDue: async () => {},
      },
      log,
    );
    loop.wake();
    await vi.advanceTimersByTimeAsync(0);
    loop.wake();
    await loop.stop();
    expect(rounds).toBe(2);
    expect(log.of("loop_failed")).toMatchObject([{ error: "TypeError" }]);
    expect(log.text()).not.toContain("passport");
  });

  it("ends when what is under way has ended, and begins nothing more", async () => {
    const { begun, work } = rounds();
    const loop = startLoop({ drain: work, runDue: async () => {} }, recordingLog());
    loop.wake();
    let ended = false;
    const end = loop.stop().then(() => {
      ended = true;
    });
    loop.wake();
    await vi.advanceTimersByTimeAsync(2_000);
    expect({ ended, rounds: begun.length }).toEqual({ ended: false, rounds: 1 });
    begun[0]?.resolve();
    await end;
  });
});
