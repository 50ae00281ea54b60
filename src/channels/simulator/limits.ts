import type { ChannelLimits, ChannelName } from "../../domain/channel.ts";

export type SimulatorName = Extract<ChannelName, "simulator" | "simulator_plain">;

/** As Telegram has it; WhatsApp takes nothing away, but whoever tries the line shall see what a quick exit does. */
const TWO_DAYS_MS = 48 * 3_600_000;

/** As a channel with buttons has them (Telegram) and as plain text has them (WhatsApp): what fits here fits there. */
export const SIMULATOR_LIMITS: Readonly<Record<SimulatorName, ChannelLimits>> = {
  simulator: {
    textLength: 4096,
    choices: 100,
    choiceLabelLength: 40,
    tokenBytes: 64,
    buttons: true,
    takesAwayMs: TWO_DAYS_MS,
  },
  // A longer numbered list is no longer read to its end on a phone; the longest menu has nine rows and its ways out.
  simulator_plain: {
    textLength: 4096,
    choices: 20,
    choiceLabelLength: 40,
    tokenBytes: 64,
    buttons: false,
    takesAwayMs: TWO_DAYS_MS,
  },
};
