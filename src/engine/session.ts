import type { Language } from "../base/language.ts";
import type { Reading, SignalKind } from "../domain/reading.ts";
import type { ConsentKind } from "./flow.ts";

export type Value = string | number | boolean | null;

export type Frame = {
  flow: string;
  node: string;
  variables: Readonly<Record<string, Value>>;
  /** Not yet begun: its node runs in full, actions and all, when the frame comes to the top. */
  fresh?: true;
  /** Of the message that entered the flow. */
  signals?: readonly SignalKind[];
};

/** A question that waits for the end of the welcome: the entries that may answer it, its topic, its signs of danger, and the message that asked, not its words. */
export type Asked = Pick<Reading, "answers"> &
  Partial<Pick<Reading, "topics">> & { message?: string; signs?: readonly SignalKind[] };

/** What is offered at the wait in force: ids in the order shown. A press carries `serial`, so that an old button does nothing. */
export type Waiting = { serial: number; options: readonly string[] };

/**
 * One person's place in the flows: a stack of frames, the lowest first. Plain JSON; `step` never changes one in place.
 * `trail` holds the stacks at earlier waits, the latest last, for "back".
 */
export type Session = {
  revision: string;
  language: Language;
  /** False until the person has chosen: until then texts come in the language that they write. */
  languageChosen: boolean;
  frames: readonly Frame[];
  waiting: Waiting | null;
  serial: number;
  trail: readonly (readonly Frame[])[];
  consents: Readonly<Partial<Record<ConsentKind, boolean>>>;
  /** Milliseconds since the epoch when the wait in force times out; null where it never does. */
  deadline: number | null;
  asked: Asked | null;
  /** The reason for which a flow asked for a person, while the conversation waits for one or an officer holds it. */
  requested: string | null;
  /** Milliseconds since the epoch when the person last wrote; missing in sessions older than this field. */
  heardAt?: number | null;
  /** The person has said that nobody reads along, and nothing speaks against it since. */
  safe?: boolean;
  /** A screening is open. */
  screening?: boolean;
  /** Milliseconds since the epoch of the last question about a sign of danger. */
  concernAt?: number | null;
};
