import type { Value } from "./session.ts";

/** What a wait accepted: `option` is null where words (or a voice note) came instead of a choice. */
export type Taken = { option: string | null; value: Value };

/** What a wait makes of what came. */
export type Outcome =
  | { type: "taken"; taken: Taken }
  /** The question comes again, after `notice` if there is one. */
  | { type: "again"; notice: Notice | null }
  /** Words that are no answer here: perhaps a question of the person's own. */
  | { type: "unmatched" }
  /** A form that cannot be read here. */
  | { type: "unreadable" };

export type Notice = { key: string; params?: Readonly<Record<string, string | number>> };
