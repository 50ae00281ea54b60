import type { Language } from "../base/language.ts";
import type { ChannelName } from "../domain/channel.ts";
import { type Db, statement } from "./db.ts";

/** One delivery claimed for sending. Bytes are sealed: `body` with the contact's key, `payload` with the system's. */
export type ClaimedDelivery = {
  id: number;
  channel: ChannelName;
  attempts: number;
  /** It was being sent when a process died: it may have arrived already. */
  resumed: boolean;
  /** The person has hidden the chat since it was put here: it must not go out. */
  hidden: boolean;
  payload: Uint8Array | null;
  payload_id: string | null;
  message_id: string | null;
  body: Uint8Array | null;
  address_id: string | null;
  sealed_address: Uint8Array | null;
  reachable: boolean | null;
  key_id: string | null;
  wrapped: Uint8Array | null;
  language: Language | null;
};

/** Rows of an address leave in order of id: only its first may be claimed, and only when no one else sends it. */
const CLAIM = statement(`
with head as (
  select o.id, o.state from outbox o
  where o.state <> 'dead' and o.due_at <= to_timestamp(:now::float8 / 1000) and o.channel = any(string_to_array(:channels, ','))
    and (o.lease_until is null or o.lease_until < to_timestamp(:now::float8 / 1000))
    and not exists (
      select 1 from outbox p where p.address_id = o.address_id and p.id < o.id and p.state <> 'dead'
    )
  order by o.due_at, o.id limit :limit::int for update of o skip locked
), claimed as (
  update outbox o set state = 'sending', attempts = o.attempts + 1,
    lease_until = to_timestamp((:now::float8 + :lease::float8) / 1000)
  from head where o.id = head.id
  returning o.*, head.state as before
)
select c.id::float8 as id, c.channel, c.attempts::int as attempts, c.before = 'sending' as resumed, c.payload, c.payload_id,
  c.message_id, coalesce(m.failure = 'hidden', false) as hidden, m.body, c.address_id, a.sealed as sealed_address, a.reachable, k.id as key_id, k.wrapped, p.language
from claimed c
left join message m on m.id = c.message_id
left join address a on a.id = c.address_id
left join contact p on p.id = a.contact_id
left join data_key k on k.id = p.key_id
order by c.id`);

export function claimDeliveries(
  db: Db,
  channels: readonly ChannelName[],
  now: number,
  leaseMs: number,
  limit: number,
): Promise<ClaimedDelivery[]> {
  return db.run(CLAIM, { now, lease: leaseMs, limit, channels: channels.join(",") });
}

const SETTLE_SENT = statement(`
with gone as (delete from outbox where id = :id::float8::bigint returning message_id),
sent as (
  update message m set state = 'sent', ref_hash = :ref::bytea, ref_sealed = :sealed::bytea, failure = null
  from gone where m.id = gone.message_id returning m.conversation_id
)
update conversation v set changed_at = to_timestamp(:now::float8 / 1000)
from sent where v.id = sent.conversation_id and v.status = 'officer'`);

/** It was sent: the row leaves, the message is marked. */
export async function settleSent(db: Db, id: number, { hash, sealed }: SentRef, now: number): Promise<void> {
  await db.run(SETTLE_SENT, { id, ref: hash, sealed, now });
}

/** The provider's id of what was sent: as it is looked up, and sealed with the contact's key. */
export type SentRef = { hash: Uint8Array | null; sealed: Uint8Array | null };

/** Tried again, unless the person hid the chat while it was being sent. */
const SETTLE_RETRY = statement(`
with hidden as (
  delete from outbox o using message m
  where o.id = :id::float8::bigint and m.id = o.message_id and m.failure = 'hidden' returning m.id
), failed as (
  update message m set state = 'failed' from hidden where m.id = hidden.id returning m.id
)
update outbox set state = 'queued', lease_until = null, failure = :failure,
  due_at = to_timestamp(:due::float8 / 1000)
where id = :id::float8::bigint and not exists (select 1 from hidden)`);

export async function settleRetry(db: Db, id: number, failure: string, due: number): Promise<void> {
  await db.run(SETTLE_RETRY, { id, failure, due });
}

const SETTLE_DEAD = statement(`
with dead as (
  update outbox set state = 'dead', lease_until = null, failure = :failure
  where id = :id::float8::bigint returning message_id, address_id
), blocked as (
  update address a set reachable = false, version = a.version + 1
  from dead where a.id = dead.address_id and :failure = 'blocked' returning a.id
), failed as (
  update message m set state = 'failed', failure = :failure
  from dead where m.id = dead.message_id returning m.conversation_id
)
update conversation v set changed_at = to_timestamp(:now::float8 / 1000), version = v.version + 1
from failed where v.id = failed.conversation_id`);

/** It will never arrive: officers see why. */
export async function settleDead(db: Db, id: number, failure: string, now: number): Promise<void> {
  await db.run(SETTLE_DEAD, { id, failure, now });
}

const SETTLE_HIDDEN = statement(`
with gone as (delete from outbox where id = :id::float8::bigint returning message_id)
update message m set state = 'failed', failure = 'hidden' from gone where m.id = gone.message_id`);

/** The person hid the chat before it could be sent: it never goes out, and nobody is asked to try it again. */
export async function settleHidden(db: Db, id: number): Promise<void> {
  await db.run(SETTLE_HIDDEN, { id });
}
