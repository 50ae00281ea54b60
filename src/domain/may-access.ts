import { LANES, type Lane } from "./conversation.ts";
import type { Officer } from "./officer.ts";

/** Complaints about staff of help are for those who are named for them; no role opens them, an administrator's neither. */
export function mayAccess({ focalPoint }: Officer, lane: Lane): boolean {
  return lane !== "psea" || focalPoint;
}

export function lanesOf(officer: Officer): Lane[] {
  return LANES.filter((lane) => mayAccess(officer, lane));
}
