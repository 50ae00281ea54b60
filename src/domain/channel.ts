import type { Language } from "../base/language.ts";

/** `simulator_plain` is the trial page without buttons: a chat there has its own address. */
export const CHANNELS = ["telegram", "simulator", "simulator_plain"] as const;
export type ChannelName = (typeof CHANNELS)[number];

export const MEDIA_KINDS = ["voice", "audio", "photo", "video", "document", "animation", "sticker"] as const;
export type MediaKind = (typeof MEDIA_KINDS)[number];

/** A file that stands at the provider; a job fetches it by `fileRef`. Sizes in bytes, durations in seconds. */
export type InboundMedia = {
  kind: MediaKind;
  fileRef: string;
  mime: string | null;
  size: number | null;
  duration: number | null;
  name: string | null;
};

export type InboundContent =
  | { kind: "text"; text: string }
  /** A press on one of our buttons; `token` is what `Choice.token` carried. */
  | { kind: "choice"; token: string }
  /** The person opened the chat, perhaps through a campaign link. */
  | { kind: "start"; campaign: string | null }
  | { kind: "media"; media: InboundMedia; caption: string | null }
  | { kind: "location"; latitude: number; longitude: number }
  | { kind: "contact_card"; name: string; phone: string }
  /** A message sent earlier reads otherwise now; `ref` is that message's `Inbound.ref`. */
  | { kind: "edited"; text: string }
  /** A form we cannot read (poll, dice, game, a type newer than this code); `what` is the provider's word for it. */
  | { kind: "unsupported"; what: string }
  /** The person blocked or unblocked us. */
  | { kind: "blocked" }
  | { kind: "unblocked" };

/** One thing that reached us from one person in a private chat, in our words. Parsed by a channel, handled by `receive`. */
export type Inbound = {
  channel: ChannelName;
  /** Unique per channel for ever; the same delivery sent twice has the same one. */
  deliveryId: string;
  /** The chat to answer to, as the provider names it. Personal. */
  address: string;
  /** The provider's id of the message (for an edit: of the message edited); null where there is none. Personal. */
  ref: string | null;
  /** Milliseconds since the epoch, by the provider's clock. */
  sentAt: number;
  /** The provider's own order within the chat, where it has one. */
  sequence: number | null;
  content: InboundContent;
  /** What the provider says of the person; personal, sealed. */
  profile: { name: string | null; languageCode: string | null };
};

/** A group, channel or supergroup added us or wrote to us: it is told politely that we talk to one person at a time. */
export type GroupApproach = { channel: ChannelName; deliveryId: string; address: string; leave: boolean };

export type Choice = { token: string; label: string };

export type OutboundContent =
  /** `silent`: the phone neither rings nor lights up. */
  | { kind: "text"; text: string; choices: Choice[]; silent?: true }
  /** Take messages of this chat away, ours and, where the channel can, the person's; `refs` as `Inbound.ref` has them. */
  | { kind: "delete"; refs: string[] }
  /** Leave a group after telling it that we talk to one person at a time. */
  | { kind: "leave" };

/** One delivery, sealed in the outbox until it is sent. */
export type Outbound = { address: string; language: Language; content: OutboundContent };

/** Limits in UTF-16 code units, as providers count; `tokenBytes` in UTF-8 bytes. */
export type ChannelLimits = {
  textLength: number;
  choices: number;
  choiceLabelLength: number;
  tokenBytes: number;
  /** False: choices are written as a numbered list below the text. */
  buttons: boolean;
  /** How long after it was sent a message can be taken away, in milliseconds; missing where it never can. */
  takesAwayMs?: number;
};

export type FetchedMedia = { bytes: Uint8Array; mime: string | null };

/** A way to reach people. Implementations throw `DeliveryError`, nothing else. */
export interface Channel {
  readonly name: ChannelName;
  readonly limits: ChannelLimits;
  /** Sends one message; returns the provider's id for it, in the same form as `Inbound.ref`, or null. */
  deliver(outbound: Outbound): Promise<{ ref: string | null }>;
  /** Fetches a file of at most `maxBytes`; a larger one is a `DeliveryError("rejected")`. */
  fetchMedia(fileRef: string, maxBytes: number): Promise<FetchedMedia>;
}
