import type { ChannelLimits, ChannelName } from "../domain/channel.ts";
import type { Content } from "../domain/content.ts";

/** All that `step` knows of the world. */
export type Env = {
  /** Milliseconds since the epoch. */
  now: number;
  channel: ChannelName;
  limits: ChannelLimits;
  content: Content;
};
