import type { ChannelLimits } from "../../domain/channel.ts";
import type { Content } from "../../domain/content.ts";
import type { Reading } from "../../domain/reading.ts";
import type { Locales } from "../../i18n/read-locales.ts";
import type { Instrument } from "../../screening/instrument.ts";
import type { FlowSet } from "../read.ts";

/** What is looked at as a whole: flows, their texts, what the lists are drawn from, and the channels that show them. */
export type Inspected = FlowSet & {
  locales: Locales;
  content: Pick<Content, "topics" | "articles"> & { contactIds: ReadonlySet<string> };
  limits: readonly ChannelLimits[];
  /** What a text is taken for when it is written by itself. */
  hear: (text: string) => Pick<Reading, "command" | "risk">;
  instruments: ReadonlyMap<string, Instrument>;
};
