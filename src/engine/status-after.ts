import type { Env } from "./env.ts";
import type { Event } from "./event.ts";

/** Where a conversation in memory stands after a step: whoever keeps conversations knows better. */
export function statusAfter(status: Env["status"], events: readonly Event[]): Env["status"] {
  return events.reduce((at, { type }) => {
    if (type === "person_requested" && at === "bot") return "waiting";
    const left = type === "queue_left" || type === "contact_stopped" || type === "data_deleted";
    return left && at === "waiting" ? "bot" : at;
  }, status);
}
