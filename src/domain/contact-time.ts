/** When a person may be written to first. `when_i_write`: only in answer to them. */
export const CONTACT_TIMES = ["any_time", "morning", "evening", "when_i_write"] as const;
export type ContactTime = (typeof CONTACT_TIMES)[number];
