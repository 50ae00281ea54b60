import { simulatorChannel } from "../channels/simulator/channel.ts";
import { MODES } from "../channels/simulator/chat.ts";
import { SIMULATOR_LIMITS } from "../channels/simulator/limits.ts";
import { TELEGRAM_LIMITS, telegramChannel } from "../channels/telegram/channel.ts";
import type { Channel, ChannelLimits, ChannelName } from "../domain/channel.ts";
import type { Ctx } from "../services/context.ts";
import type { Config } from "./config.ts";

export const LIMITS: Readonly<Record<ChannelName, ChannelLimits>> = { telegram: TELEGRAM_LIMITS, ...SIMULATOR_LIMITS };

/** The ways to reach people that the settings switch on. */
export function openChannels(config: Config, context: () => Ctx): ReadonlyMap<ChannelName, Channel> {
  const channels: Channel[] = [];
  if (config.telegram) {
    const { token, apiRoot } = config.telegram;
    channels.push(telegramChannel({ token, ...(apiRoot ? { apiRoot } : {}) }));
  }
  if (config.tryPage) channels.push(...MODES.map((mode) => simulatorChannel({ mode, context })));
  return new Map(channels.map((channel) => [channel.name, channel]));
}
