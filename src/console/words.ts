import { ALARMS } from "../domain/alarm.ts";
import type { Status } from "../domain/conversation.ts";
import type { Risk } from "../domain/reading.ts";
import type { Say } from "../ui/say.ts";

/** Codes that the console has words for. Flows and later versions may bring others: those read as `other`. */
const KNOWN = {
  reason: [
    "urgent",
    "concern",
    "psea",
    "complaint",
    "child",
    "screening",
    "voice_note",
    "unreadable",
    "replay",
    "asked",
    "asked_then_silent",
  ],
  alarm: ALARMS,
  failure: [
    "rate_limited",
    "blocked",
    "unknown_recipient",
    "rejected",
    "unauthorized",
    "provider_down",
    "timed_out",
    "network",
  ],
  close_reason: [
    "answered",
    "referred",
    "asked_to_close",
    "no_contact",
    "not_eligible_informed",
    "duplicate",
    "staff_safety",
    "test",
    "erased",
    "stopped",
    "inactive",
  ],
  about: ["travel", "work", "return", "papers", "family", "safety", "other"],
  when: ["any_time", "morning", "evening", "when_i_write"],
  wish: ["woman", "man", "any"],
  foreign: ["fr", "so", "am", "ti", "other"],
} as const;

export function words(t: Say, group: keyof typeof KNOWN, code: string | null): string {
  const known = (KNOWN[group] as readonly string[]).includes(code ?? "");
  return t(`${group}.${known ? code : "other"}`);
}

/** Why a conversation stands where it does: danger first, whatever else it waits for. */
export function reasonWords(t: Say, row: { reason: string | null; risk: Risk; status: Status }): string {
  if (row.reason) {
    const reason = words(t, "reason", row.reason);
    const said = row.risk === "none" || row.reason === row.risk || row.reason === "urgent";
    return said ? reason : `${words(t, "reason", row.risk)} · ${reason}`;
  }
  if (row.risk !== "none") return words(t, "reason", row.risk);
  return t(row.status === "bot" ? "reason.none" : "reason.taken");
}

/** An answer of the intake in words: a choice by its name, anything else as the person wrote it. */
export function intakeWords(t: Say, group: "about" | "when" | "wish" | "foreign", value: unknown): string | null {
  if (typeof value !== "string" || value === "" || value === "not_answered") return null;
  return (KNOWN[group] as readonly string[]).includes(value) ? t(`${group}.${value}`) : value;
}
