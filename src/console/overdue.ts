import type { Priority } from "../domain/conversation.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How long a person may wait for the first word of an officer (DOMAIN.md §4.2), in milliseconds. */
const FIRST_CONTACT: Readonly<Record<Priority, number>> = {
  1: 15 * MINUTE,
  2: 24 * HOUR,
  3: 72 * HOUR,
  4: 7 * 24 * HOUR,
};

export function isOverdue(
  row: { priority: Priority; status: string; waitingSince: number | null },
  now: number,
): boolean {
  return row.status === "waiting" && row.waitingSince !== null && now - row.waitingSince > FIRST_CONTACT[row.priority];
}
