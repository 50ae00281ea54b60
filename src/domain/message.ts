import type { InboundMedia } from "./channel.ts";
import type { Signal } from "./reading.ts";

export type Author = "person" | "bot" | "officer";
/** `note` is private to officers. */
export type Direction = "in" | "out" | "note";
export type MessageKind = "text" | "choice" | "start" | "media" | "location" | "contact_card" | "unsupported" | "note";

/**
 * `received` is for messages in; the rest is how a message out fares. `held`: written while the person may not be alone;
 * it goes out when they say that it is safe.
 */
export type DeliveryState = "received" | "queued" | "held" | "sent" | "failed";

/** What is sealed of a message; the row around it carries no content. */
export type MessageBody = {
  text: string;
  /** Labels of the choices that went with it, in order. */
  choices?: { token: string; label: string }[];
  /** It goes out without a sound. */
  silent?: true;
  media?: InboundMedia;
  location?: { latitude: number; longitude: number };
  contactCard?: { name: string; phone: string };
  /** The provider's word for what could not be read. */
  what?: string;
  /** The person's own words that gave rise to each signal. */
  signals?: Signal[];
  /** The provider's id of the message. */
  ref?: string | null;
  /** What the provider says of the person; with their first message only. */
  profileName?: string | null;
};
