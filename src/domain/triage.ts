import type { Priority, Team } from "./conversation.ts";
import type { Reading, SignalKind } from "./reading.ts";

export type Urgency = { priority: Priority; team: Team };

/** Who is answered first and by whom: `flows/triage.yaml`. Times in minutes from the beginning of the wait. */
export type Triage = {
  times: Readonly<Record<Priority, { warn: number; due: number }>>;
  signals: Readonly<Record<SignalKind, { urgent: Priority; concern: Priority; team: Team }>>;
  reasons: Readonly<Record<string, Urgency>>;
};

/** What was read asks for: the gravest of its signs; null where it holds none. */
export function urgencyOfReading(triage: Triage, { risk, signals }: Pick<Reading, "risk" | "signals">): Urgency | null {
  if (risk === "none") return null;
  const found = signals.map(({ kind }) => ({ priority: triage.signals[kind][risk], team: triage.signals[kind].team }));
  return found.sort((a, b) => a.priority - b.priority)[0] ?? urgencyOfReason(triage, risk);
}

/** What a reason for waiting asks for; the least for one that the table does not name. */
export function urgencyOfReason(triage: Triage, reason: string): Urgency {
  return triage.reasons[reason] ?? { priority: 4, team: "general" };
}

const MINUTE_MS = 60_000;

/** When who waits since `since` should have been answered; both in milliseconds since the epoch. */
export function dueAt(triage: Triage, priority: Priority, since: number): number {
  return since + triage.times[priority].due * MINUTE_MS;
}
