import type { ChannelLimits, ChannelName } from "../../domain/channel.ts";

export type SimulatorName = Extract<ChannelName, "simulator" | "simulator_plain">;

/** As a channel with buttons has them (Telegram) and as plain text has them (WhatsApp): what fits here fits there. */
export const SIMULATOR_LIMITS: Readonly<Record<SimulatorName, ChannelLimits>> = {
  simulator: { textLength: 4096, choices: 100, choiceLabelLength: 40, tokenBytes: 64, buttons: true },
  // A longer numbered list is no longer read to its end on a phone; the longest menu has nine rows and its ways out.
  simulator_plain: { textLength: 4096, choices: 20, choiceLabelLength: 40, tokenBytes: 64, buttons: false },
};
