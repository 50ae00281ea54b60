import type { Clock } from "../base/clock.ts";
import type { Ids } from "../base/ids.ts";

const DEFAULT_NOW = Date.UTC(2026, 0, 15, 9, 0, 0);

export type Frozen = {
  clock: Clock;
  /** UUIDv7, increasing, the same in every run. */
  ids: Ids;
  /** As `Math.random`: [0, 1), the same in every run. */
  random: () => number;
  tick(ms: number): void;
};

/** Clock, ids and randomness that stand still; `now` in milliseconds since the epoch, 15 January 2026 09:00 UTC unless told. */
export function frozen({ now = DEFAULT_NOW }: { now?: number } = {}): Frozen {
  let time = now;
  let made = 0;
  return {
    clock: () => time,
    ids: () => uuid7(time, ++made),
    random: mulberry32(1),
    tick(ms) {
      if (ms < 0) throw new RangeError("time only goes forward");
      time += ms;
    },
  };
}

function uuid7(ms: number, count: number): string {
  const time = ms.toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${count.toString(16).padStart(12, "0")}`;
}

/** Tommy Ettinger's 32-bit generator (public domain). */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
