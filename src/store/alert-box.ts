import type { Lane, Priority } from "../domain/conversation.ts";
import { type Db, statement } from "./db.ts";

/** One alarm claimed for telling. Times in milliseconds. */
export type ClaimedAlert = {
  id: string;
  kind: string;
  raised_at: number;
  /** This one included. */
  attempts: number;
  /** Somebody has said so in the console. */
  seen: boolean;
  conversation_id: string | null;
  lane: Lane | null;
  priority: Priority | null;
};

/** The gravest first: danger does not wait behind reminders. */
const CLAIM = statement(`
with due as (
  select a.id from alarm a left join conversation v on v.id = a.conversation_id
  where a.alert_due_at <= to_timestamp(:now::float8 / 1000)
    and (a.alert_lease_until is null or a.alert_lease_until < to_timestamp(:now::float8 / 1000))
  order by v.priority nulls last, a.alert_due_at, a.id limit :limit::int for update of a skip locked
), claimed as (
  update alarm a set alert_attempts = a.alert_attempts + 1,
    alert_lease_until = to_timestamp((:now::float8 + :lease::float8) / 1000)
  from due where a.id = due.id returning a.*
)
select c.id, c.kind, (extract(epoch from c.raised_at) * 1000)::float8 as raised_at, c.alert_attempts::int as attempts,
  c.acknowledged_at is not null as seen, c.conversation_id, v.lane, v.priority::int as priority
from claimed c left join conversation v on v.id = c.conversation_id
order by v.priority nulls last, c.id`);

export function claimAlerts(db: Db, now: number, leaseMs: number, limit: number): Promise<ClaimedAlert[]> {
  return db.run(CLAIM, { now, lease: leaseMs, limit });
}

const SETTLE = statement("update alarm set alert_due_at = null, alert_lease_until = null where id = :id::uuid");

/** It was told, or needs no telling any more. */
export async function settleAlert(db: Db, id: string): Promise<void> {
  await db.run(SETTLE, { id });
}

const LATER = statement(`
update alarm set alert_lease_until = null, alert_due_at = to_timestamp(:due::float8 / 1000) where id = :id::uuid`);

export async function settleAlertLater(db: Db, id: string, due: number): Promise<void> {
  await db.run(LATER, { id, due });
}
