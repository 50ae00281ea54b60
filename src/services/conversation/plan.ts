import type { Language } from "../../base/language.ts";
import type { Inbound } from "../../domain/channel.ts";
import type { Author, DeliveryState, Direction, MessageBody, MessageKind } from "../../domain/message.ts";
import type { Risk } from "../../domain/reading.ts";
import type { Session, Value } from "../../engine/session.ts";
import type { Tx } from "../../store/db.ts";
import type { Known, KnownConversation } from "./known.ts";

export type PlannedMessage = {
  id: string;
  direction: Direction;
  author: Author;
  kind: MessageKind;
  body: MessageBody;
  refHash: Uint8Array | null;
  risk: Risk;
  sentAt: number;
  sequence: number | null;
  state: DeliveryState;
  late: boolean;
};

/** What follows besides the rows that every message writes; runs in the same transaction, after them. */
export type FollowUp = (tx: Tx) => Promise<void>;

/** Everything that one happening at an address changes, worked out before anything is written. */
export type Plan = {
  known: Known;
  now: number;
  inbound: Inbound | null;
  receipt: Uint8Array | null;
  session: Session | null;
  language: Language;
  conversation: KnownConversation;
  campaign: string | null;
  intake: Readonly<Record<string, Value>> | null;
  lastSentAt: number | null;
  lastSequence: number | null;
  messages: PlannedMessage[];
  /** The message whose question was not understood, for officers to label. */
  question: string | null;
  followUps: FollowUp[];
  /** The person had everything erased: no row of theirs is written, what is still said goes out unkept. */
  erase: boolean;
};
