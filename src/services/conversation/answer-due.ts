import type { Priority, Status } from "../../domain/conversation.ts";
import { dueAt, type Triage } from "../../domain/triage.ts";

type Wait = { status: Status; priority: Priority; waitingSince: Date | null; dueAt: Date | null };

/**
 * When who waits should have been answered, in milliseconds, counted from when they began to wait; null for who does not
 * wait. The row's own time may be later: it moves on each time that somebody has been called.
 */
export function answerDue(triage: Triage, { status, priority, waitingSince, dueAt: next }: Wait): number | null {
  if (status !== "waiting") return null;
  const times = [
    ...(waitingSince ? [dueAt(triage, priority, waitingSince.getTime())] : []),
    ...(next ? [next.getTime()] : []),
  ];
  return times.length > 0 ? Math.min(...times) : null;
}
