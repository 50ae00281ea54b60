import type { ChannelLimits, ChannelName } from "../domain/channel.ts";
import type { Content } from "../domain/content.ts";
import type { Status } from "../domain/conversation.ts";

/** All that `step` knows of the world. */
export type Env = {
  /** Milliseconds since the epoch. */
  now: number;
  channel: ChannelName;
  limits: ChannelLimits;
  content: Content;
  /** Where the conversation stands, as the message comes; after an end it is with the bot again. */
  status: Exclude<Status, "closed">;
};
