import { type Db, statement } from "./db.ts";

/** Raises both versions: a message that is read against the open conversation meanwhile is read anew. */
const CLOSE = statement(`
with due as (
  select id, address_id from conversation
  where status = 'bot' and last_in_at < to_timestamp(:before::float8 / 1000)
), locked as (
  update address a set version = a.version + 1 from due where a.id = due.address_id returning a.id
)
update conversation v set status = 'closed', close_reason = 'inactive', version = v.version + 1,
  closed_at = to_timestamp(:now::float8 / 1000), changed_at = to_timestamp(:now::float8 / 1000)
from due, locked
where v.id = due.id and locked.id = due.address_id
  and v.status = 'bot' and v.last_in_at < to_timestamp(:before::float8 / 1000)`);

/** Closes talks with the bot in which nobody has written since `before`. Milliseconds since the epoch. */
export async function closeInactive(db: Db, now: number, before: number): Promise<void> {
  await db.run(CLOSE, { now, before });
}
