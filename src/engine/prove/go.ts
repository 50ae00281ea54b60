import type { Event } from "../event.ts";
import type { Session } from "../session.ts";
import { statusAfter } from "../status-after.ts";
import { step } from "../step.ts";
import type { Gone, Move, Place } from "./place.ts";
import type { World } from "./world.ts";

/** Makes one move, as the line would: danger waits for a person whatever the flow makes of it. */
export function go(from: Place, move: Move, { revision, env }: World): Gone {
  const { trigger, after } = move;
  const now = trigger.type === "timed_out" ? Number.MAX_SAFE_INTEGER : env.now + after;
  const dangerous = trigger.type === "read" && trigger.reading.risk !== "none";
  const status = dangerous && from.status === "bot" ? "waiting" : from.status;
  const { session, events } = step(revision, from.session, trigger, { ...env, now, status });
  const erased = events.some(({ type }) => type === "data_deleted");
  const said = events.flatMap((event) => (event.type === "message_created" ? [event.text.key] : []));
  const place: Place = {
    session: erased ? null : atRest(session, env.now, now),
    status: statusAfter(status, events),
    from: { place: from, move, said },
  };
  return { from, move, place, events: events as readonly Event[] };
}

const HALF_DAY = 12 * 3_600_000;

/** Every place is looked at as if the last word had just been said. */
function atRest(session: Session, start: number, now: number): Session {
  const { concernAt = null, heardAt = null } = session;
  const recent = concernAt !== null && now !== Number.MAX_SAFE_INTEGER && now - concernAt < HALF_DAY;
  const kept = now === Number.MAX_SAFE_INTEGER ? concernAt : recent ? start : null;
  return { ...session, heardAt: heardAt === null ? null : start, concernAt: kept };
}
