import { statement } from "./db.ts";

/**
 * The two round trips of an inbound message. Everything that `step` needs comes in one read; everything that follows
 * from it goes in one write, which happens whole or, when the address has changed since the read, not at all.
 * Times are milliseconds since the epoch. Lists travel as JSON text with base64 for bytes: both drivers take that alike.
 */
export const READ_ADDRESS = statement(`
select exists (select 1 from receipt r where r.hash = :receipt) as seen,
  a.id as address_id, a.contact_id, a.version::float8 as version, a.revision, a.session,
  (extract(epoch from a.last_sent_at) * 1000)::float8 as last_sent_at, a.last_sequence::float8 as last_sequence,
  k.id as key_id, k.wrapped, c.language,
  v.id as conversation_id, v.status, v.priority, v.risk, v.reason, v.officer_id, v.team,
  (extract(epoch from v.due_at) * 1000)::float8 as due_at,
  (extract(epoch from v.waiting_since) * 1000)::float8 as waiting_since,
  (extract(epoch from v.unanswered_since) * 1000)::float8 as unanswered_since
from (select 1) one
left join address a on a.channel = :channel and a.hash = :hash
left join contact c on c.id = a.contact_id
left join data_key k on k.id = c.key_id
left join conversation v on v.address_id = a.id and v.lane = 'general' and v.status <> 'closed'`);

export type AddressRow = {
  seen: boolean;
  address_id: string | null;
  contact_id: string | null;
  version: number | null;
  revision: string | null;
  session: Uint8Array | null;
  last_sent_at: number | null;
  last_sequence: number | null;
  key_id: string | null;
  wrapped: Uint8Array | null;
  language: "ar" | "en" | null;
  conversation_id: string | null;
  status: string | null;
  priority: number | null;
  risk: string | null;
  reason: string | null;
  officer_id: string | null;
  team: string | null;
  due_at: number | null;
  waiting_since: number | null;
  unanswered_since: number | null;
};

const MS = (value: string) => `to_timestamp(${value}::float8 / 1000)`;

/** `more`: statements that only some messages need. */
const rest = (more = "") => `
rec as (
  insert into receipt (hash, at) select :receipt::bytea, ${MS(":now")} from guard where :receipt::bytea is not null
),
con as (
  insert into conversation (id, contact_id, address_id, lane, team, status, priority, risk, reason, language, campaign,
    intake, opened_at, officer_id, waiting_since, due_at, unanswered_since, last_in_at, version, changed_at)
  select :conversation::uuid, :contact::uuid, guard.id, :lane, :team, :status, :priority::smallint, :risk, :reason,
    :language, :campaign, :intake::bytea, ${MS(":now")}, :officer, ${MS(":waiting_since")}, ${MS(":conversation_due_at")},
    ${MS(":unanswered_since")}, ${MS(":last_in_at")}, 1, ${MS(":now")}
  from guard where :conversation::uuid is not null
  on conflict (id) do update set status = excluded.status, team = excluded.team, due_at = excluded.due_at, priority = excluded.priority, risk = excluded.risk,
    reason = excluded.reason, language = excluded.language, campaign = coalesce(conversation.campaign, excluded.campaign),
    intake = coalesce(excluded.intake, conversation.intake), waiting_since = excluded.waiting_since,
    unanswered_since = excluded.unanswered_since, last_in_at = coalesce(excluded.last_in_at, conversation.last_in_at),
    version = conversation.version + 1, changed_at = excluded.changed_at
),
m as (
  select * from json_to_recordset((:messages::text)::json) as m(n int, id uuid, direction text, author text, kind text,
    body text, ref text, risk text, sent float8, sequence bigint, state text, late boolean)
),
msg as (
  insert into message (id, conversation_id, contact_id, direction, author, kind, body, ref_hash, risk, sent_at, sequence,
    arrived_at, state, late)
  select m.id, :conversation::uuid, :contact::uuid, m.direction, m.author, m.kind, decode(m.body, 'base64'),
    decode(m.ref, 'base64'), m.risk, ${MS("m.sent")}, m.sequence, ${MS(":now")}, m.state, m.late
  from guard, m order by m.n
),
box as (
  insert into outbox (channel, address_id, message_id, state, due_at, created_at)
  select :channel, guard.id, m.id, 'queued', ${MS(":now")}, ${MS(":now")}
  from guard, m where m.direction = 'out' order by m.n
)${more}
select count(*)::int as done from guard`;

/** The question may stand in this message, or in an earlier one that waited for the end of the welcome. */
const QUESTION = `,
que as (
  insert into question (id, conversation_id, contact_id, message_id, asked_at, state)
  select :question::uuid, asked.conversation_id, :contact::uuid, asked.id, asked.at, 'open'
  from guard, (
    select m.id, :conversation::uuid as conversation_id, ${MS(":now")} as at from m where m.id = :asked::uuid
    union all
    select e.id, e.conversation_id, e.arrived_at from message e
    join conversation o on o.id = e.conversation_id and o.lane = 'general'
    where e.id = :asked::uuid and e.contact_id = :contact::uuid and e.risk <> 'urgent' and length(e.body) > 0
  ) asked
  on conflict (message_id) do nothing
)`;

/** A person's first message makes key, contact and address; it loses to another first message that came at once. */
export const WRITE_FIRST = statement(`with guard as (
  insert into address (id, contact_id, channel, hash, sealed, version, revision, session, session_due_at, last_sent_at,
    last_sequence)
  values (:address::uuid, :contact::uuid, :channel, :hash::bytea, :sealed::bytea, 1, :revision, :session::bytea,
    ${MS(":due_at")}, ${MS(":last_sent_at")}, :last_sequence::float8::bigint)
  on conflict (channel, hash) do nothing returning id
),
key as (
  insert into data_key (id, owner, wrapped, created_at)
  select :key::uuid, 'contact', :wrapped::bytea, ${MS(":now")} from guard
),
person as (
  insert into contact (id, key_id, pseudonym, language, created_at)
  select :contact::uuid, :key::uuid, :pseudonym::int, :language, ${MS(":now")} from guard
),${rest()}`);

const NEXT = `with guard as (
  update address set version = version + 1, reachable = reachable or :inbound::boolean,
    stopped_at = case when :inbound::boolean then null else stopped_at end, revision = :revision, session = :session::bytea,
    session_due_at = ${MS(":due_at")}, last_sent_at = ${MS(":last_sent_at")}, last_sequence = :last_sequence::float8::bigint
  where id = :address::uuid and version = :version::float8::bigint returning id
),`;

/** `inbound`: the person wrote, so that they can be reached and want to be. */
export const WRITE_NEXT = statement(NEXT + rest());

/** The same with a question that was not understood; a statement of its own, so that all other messages pay nothing for it. */
export const WRITE_NEXT_QUESTION = statement(NEXT + rest(QUESTION));
