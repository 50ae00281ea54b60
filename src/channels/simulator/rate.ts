import type { Clock } from "../../base/clock.ts";
import type { Chat } from "./chat.ts";

/** Faster than anybody types or presses; enough to try what happens when somebody does. */
const BURST = 30;
const PER_SECOND = 3;
const MOST_CHATS = 5_000;

/** Counts what a chat sends, within one process: a brake for a stuck script, no defence of the line. */
export function createRate(): (clock: Clock, chat: Chat) => boolean {
  const buckets = new Map<string, { left: number; at: number }>();
  return (clock, { channel, id }) => {
    const key = `${channel}:${id}`;
    const now = clock();
    const known = buckets.get(key) ?? { left: BURST, at: now };
    const left = Math.min(BURST, known.left + ((now - known.at) / 1000) * PER_SECOND);
    buckets.delete(key);
    if (buckets.size >= MOST_CHATS) buckets.delete(buckets.keys().next().value as string);
    buckets.set(key, { left: Math.max(0, left - 1), at: now });
    return left >= 1;
  };
}
