/** A person is in danger now: nothing hides these, and they stand first. */
export const DANGER_ALARMS = ["urgent_words", "danger"] as const;

/** Somebody waits too long, the gravest last. */
export const COUNTDOWN_ALARMS = ["waiting_long", "overdue", "overdue_supervisor"] as const;
export type CountdownAlarm = (typeof COUNTDOWN_ALARMS)[number];

/** What only those who supervise can say that they have seen. It goes, too, when an officer takes the conversation. */
export const SUPERVISORS_ALARM: CountdownAlarm = "overdue_supervisor";

/** What there are words for. Flows may bring others. */
export const ALARMS = [
  ...DANGER_ALARMS,
  "complaint",
  ...COUNTDOWN_ALARMS,
  "claim_lapsed",
  "receive_failed",
  "flow_failed",
] as const;

export function isDangerAlarm(kind: string): boolean {
  return (DANGER_ALARMS as readonly string[]).includes(kind);
}

export function isCountdownAlarm(kind: string): boolean {
  return (COUNTDOWN_ALARMS as readonly string[]).includes(kind);
}
