/** Where a conversation stands: with the bot, in the queue, held by an officer, over. */
export const STATUSES = ["bot", "waiting", "officer", "closed"] as const;
export type Status = (typeof STATUSES)[number];

/** 1 = immediate danger … 4 = standard (DOMAIN.md §4.2). */
export type Priority = 1 | 2 | 3 | 4;

/** Conversations of one address that never meet: `psea`, complaints about staff of help, is seen by its focal points alone. */
export const LANES = ["general", "psea"] as const;
export type Lane = (typeof LANES)[number];

/** Who is best to take a conversation up. Everyone of the lane sees it. */
export const TEAMS = ["general", "protection", "women", "children", "psychosocial", "psea"] as const;
export type Team = (typeof TEAMS)[number];

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
