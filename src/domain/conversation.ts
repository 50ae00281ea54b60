/** Where a conversation stands: with the bot, in the queue, held by an officer, over. */
export const STATUSES = ["bot", "waiting", "officer", "closed"] as const;
export type Status = (typeof STATUSES)[number];

/** 1 = immediate danger … 4 = standard (DOMAIN.md §4.2). */
export type Priority = 1 | 2 | 3 | 4;

/** The queue that a conversation stands in. */
export const LANES = ["general"] as const;
export type Lane = (typeof LANES)[number];

export const CLOSE_REASONS = [
  "answered",
  "referred",
  "asked_to_close",
  "no_contact",
  "not_eligible_informed",
  "duplicate",
  "staff_safety",
  "test",
] as const;
export type CloseReason = (typeof CLOSE_REASONS)[number];
