import { eq, gt, or } from "drizzle-orm";
import type { Clock } from "../base/clock.ts";
import { faultOf, type Log } from "../base/log.ts";
import type { Lane } from "../domain/conversation.ts";
import type { Db } from "../store/db.ts";
import * as schema from "../store/schema.ts";

/**
 * What changed, never what it says. `version` grows with each change of the same thing. Who may not see the lane is not to
 * hear of it, not even that something happened there.
 */
export type LiveChange = { name: "queue" | "alarms" | `conversation:${string}`; version: number; lane: Lane };

export type LiveHub = {
  /** Something was just committed here: look at once. */
  poke(): void;
  /** Calls back for each change from now on; returns what ends it. The database is asked only while somebody listens. */
  listen(onChange: (change: LiveChange) => void): () => void;
};

export type LiveHubDeps = { db: Db; clock: Clock; log: Log; intervalMs?: number };

/** A transaction may become visible some time after the moment that it wrote as its time, and clocks differ a little. */
const OVERLAP_MS = 10_000;

/** Watches the conversations and alarms of the line for all open pages of this process. */
export function createLiveHub({ db, clock, log, intervalMs = 1_000 }: LiveHubDeps): LiveHub {
  const listeners = new Set<(change: LiveChange) => void>();
  let seen = new Map<string, number>();
  let timer: ReturnType<typeof setTimeout> | null = null;
  let looking: Promise<void> | null = null;
  let again = false;
  let since = 0;

  const tell = (change: LiveChange) => {
    for (const listener of listeners) listener(change);
  };

  const look = async () => {
    const now = clock();
    const found = await read(db, new Date(Math.min(since, now) - OVERLAP_MS));
    const next = new Map<string, number>();
    const queues = new Set<Lane>();
    const alarms = new Set<Lane>();
    for (const { key, version, lane } of found) {
      next.set(key, version);
      if (seen.get(key) === version) continue;
      if (key.startsWith("alarm:")) alarms.add(lane);
      else {
        queues.add(lane);
        tell({ name: key as `conversation:${string}`, version, lane });
      }
    }
    seen = next;
    since = now;
    for (const lane of queues) tell({ name: "queue", version: now, lane });
    for (const lane of alarms) tell({ name: "alarms", version: now, lane });
  };

  const run = () => {
    if (looking) {
      again = true;
      return;
    }
    if (timer) clearTimeout(timer);
    timer = null;
    // A database that is away for a moment must not end the stream: the next look catches up.
    looking = look()
      .catch((fault: unknown) => log.warn(faultOf(fault), "live_look_failed"))
      .finally(() => {
        looking = null;
        if (listeners.size === 0) return;
        if (again) {
          again = false;
          run();
        } else {
          timer = setTimeout(run, intervalMs);
          timer.unref?.();
        }
      });
  };

  return {
    poke() {
      if (listeners.size > 0) run();
    },
    listen(onChange) {
      const first = listeners.size === 0;
      listeners.add(onChange);
      if (first) {
        since = clock();
        run();
      }
      return () => {
        listeners.delete(onChange);
        if (listeners.size === 0 && timer) {
          clearTimeout(timer);
          timer = null;
        }
      };
    },
  };
}

type Found = { key: string; version: number; lane: Lane };

async function read(db: Db, since: Date): Promise<Found[]> {
  const { conversation, alarm } = schema;
  const conversations = await db.orm
    .select({ id: conversation.id, version: conversation.version, lane: conversation.lane })
    .from(conversation)
    .where(gt(conversation.changedAt, since));
  const alarms = await db.orm
    .select({ id: alarm.id, acknowledgedAt: alarm.acknowledgedAt, lane: conversation.lane })
    .from(alarm)
    .leftJoin(conversation, eq(conversation.id, alarm.conversationId))
    .where(or(gt(alarm.raisedAt, since), gt(alarm.acknowledgedAt, since)));
  return [
    ...conversations.map(({ id, version, lane }) => ({ key: `conversation:${id}`, version, lane })),
    ...alarms.map(({ id, acknowledgedAt, lane }) => ({
      key: `alarm:${id}`,
      version: acknowledgedAt?.getTime() ?? 0,
      lane: lane ?? "general",
    })),
  ];
}
