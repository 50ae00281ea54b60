import type { Env } from "../env.ts";
import type { Event, Trigger } from "../event.ts";
import type { Session } from "../session.ts";
import type { Turn } from "../turn.ts";

/** Something that a person, an officer or time may do; `turns` is how a dialogue writes it. */
export type Move = {
  name: string;
  turns: readonly Turn[];
  trigger: Trigger;
  /** Milliseconds without a word before it. */
  after: number;
};

/** Where a conversation can stand, and the shortest way there. */
export type Place = {
  session: Session | null;
  status: Env["status"];
  from: { place: Place; move: Move; said: readonly string[] } | null;
};

/** One move and what followed from it. */
export type Gone = { from: Place; move: Move; place: Place; events: readonly Event[] };

export function has(events: readonly Event[], type: Event["type"]): boolean {
  return events.some((event) => event.type === type);
}

export function flowsOn({ session }: Place): readonly string[] {
  return session?.frames.map(({ flow }) => flow) ?? [];
}
