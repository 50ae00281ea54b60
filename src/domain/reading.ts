import type { Language } from "../base/language.ts";
import type { ForeignLanguage } from "../text/foreign.ts";
import type { MediaKind } from "./channel.ts";

export const COMMANDS = [
  "human",
  "stop",
  "quick_exit",
  "menu",
  "back",
  "language_ar",
  "language_en",
  "delete_data",
  "yes",
  "no",
  "skip",
  "dont_know",
  "number",
] as const;
export type CommandName = (typeof COMMANDS)[number];
/** `number` only with the name `number`: the option picked, counted from 1. */
export type Command = { name: CommandName; number?: number };

export const SIGNALS = [
  "trafficking",
  "violence",
  "self_harm",
  "child",
  "medical",
  "captivity",
  "gbv",
  "exploitation",
  "debt_bondage",
  "documents_taken",
  "missing_person",
  "psea",
] as const;
export type SignalKind = (typeof SIGNALS)[number];
export type Risk = "none" | "concern" | "urgent";
/** `span` is the person's own words that gave rise to the signal; personal. */
export type Signal = { kind: SignalKind; span: string };

/** What `understand` made of one inbound message; all that the engine knows of it. */
export type Reading = {
  /** What kind of thing came; `media` and the like carry no text unless captioned. */
  kind: "text" | "choice" | "start" | "media" | "location" | "contact_card" | "unsupported";
  /** As typed, cleaned of control characters; "" where there is none. */
  text: string;
  /** `text` folded for comparison (`text/arabic`). */
  folded: string;
  media: MediaKind | null;
  /** A press: the token of the button. */
  token: string | null;
  campaign: string | null;
  command: Command | null;
  risk: Risk;
  signals: Signal[];
  /** What it is about, best first, at most five, scores 0..1; none for an edit or where there are no words. */
  topics: { topic: string; score: number }[];
  /** Entries of the knowledge base that may answer, best first, scores 0..1. */
  answers: { key: string; score: number }[];
  /** The language that the text is written in; null where it says nothing. */
  language: Language | null;
  /** What it is written in, where that is surely a language that the line does not speak. */
  foreign: ForeignLanguage | null;
};
