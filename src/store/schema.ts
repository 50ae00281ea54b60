import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  customType,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { Language } from "../base/language.ts";
import type { ChannelName } from "../domain/channel.ts";
import type { CloseReason, Lane, Priority, Status } from "../domain/conversation.ts";
import type { Author, DeliveryState, Direction, MessageKind } from "../domain/message.ts";
import type { Risk } from "../domain/reading.ts";

export * from "./auth-schema.ts";

/** Sealed values and keyed hashes. Nothing that a person wrote, and no address, stands in any other kind of column. */
const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => "bytea" });
const at = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

/** Keys, wrapped by the master key. Destroying a contact's row here erases all that was sealed with it. */
export const dataKey = pgTable(
  "data_key",
  {
    id: uuid().primaryKey(),
    owner: text().$type<"contact" | "case" | "system" | "lookup" | "auth">().notNull(),
    wrapped: bytea().notNull(),
    createdAt: at("created_at").notNull(),
  },
  (t) => [uniqueIndex("data_key_one_of_each").on(t.owner).where(sql`${t.owner} in ('system', 'lookup', 'auth')`)],
);

export const contact = pgTable("contact", {
  id: uuid().primaryKey(),
  /** Null once erased: no key, nothing to read. */
  keyId: uuid("key_id").references(() => dataKey.id, { onDelete: "set null" }),
  /** Four digits shown to officers instead of a name. */
  pseudonym: integer().notNull(),
  language: text().$type<Language>().notNull(),
  createdAt: at("created_at").notNull(),
  erasedAt: at("erased_at"),
});

/** A contact on a channel, and its place in the flows. This row is the one lock on all that happens with a person there. */
export const address = pgTable(
  "address",
  {
    id: uuid().primaryKey(),
    contactId: uuid("contact_id")
      .notNull()
      .references(() => contact.id),
    channel: text().$type<ChannelName>().notNull(),
    /** Keyed hash of the provider's id; null once erased. */
    hash: bytea(),
    sealed: bytea(),
    /** Grows with every change under the lock; a write that saw another version does not happen. */
    version: bigint({ mode: "number" }).notNull(),
    /** False once the provider says that the person has blocked us. */
    reachable: boolean().notNull().default(true),
    /** The person said stop: nothing goes out until they write again. */
    stoppedAt: at("stopped_at"),
    revision: text(),
    session: bytea(),
    sessionDueAt: at("session_due_at"),
    lastSentAt: at("last_sent_at"),
    lastSequence: bigint("last_sequence", { mode: "number" }),
  },
  (t) => [
    uniqueIndex("address_hash").on(t.channel, t.hash),
    index("address_contact").on(t.contactId),
    index("address_due").on(t.sessionDueAt).where(sql`${t.sessionDueAt} is not null`),
  ],
);

export const conversation = pgTable(
  "conversation",
  {
    id: uuid().primaryKey(),
    contactId: uuid("contact_id")
      .notNull()
      .references(() => contact.id),
    addressId: uuid("address_id")
      .notNull()
      .references(() => address.id),
    lane: text().$type<Lane>().notNull().default("general"),
    status: text().$type<Status>().notNull(),
    priority: smallint().$type<Priority>().notNull().default(4),
    risk: text().$type<Risk>().notNull().default("none"),
    /** A code: an intake choice or a machine's reason. */
    reason: text(),
    language: text().$type<Language>().notNull(),
    campaign: text(),
    intake: bytea(),
    openedAt: at("opened_at").notNull(),
    waitingSince: at("waiting_since"),
    officerId: text("officer_id"),
    claimedAt: at("claimed_at"),
    /** When the person began to wait for the officer who holds it; null once answered. */
    unansweredSince: at("unanswered_since"),
    lapses: smallint().notNull().default(0),
    closedAt: at("closed_at"),
    closeReason: text("close_reason").$type<CloseReason | "erased" | "stopped" | "inactive">(),
    lastInAt: at("last_in_at"),
    version: bigint({ mode: "number" }).notNull(),
    changedAt: at("changed_at").notNull(),
  },
  (t) => [
    uniqueIndex("conversation_open").on(t.addressId, t.lane).where(sql`${t.status} <> 'closed'`),
    index("conversation_queue")
      .on(t.status, t.priority, t.waitingSince)
      .where(sql`${t.status} in ('waiting', 'officer')`),
    index("conversation_changed").on(t.changedAt),
    index("conversation_contact").on(t.contactId),
  ],
);

export const message = pgTable(
  "message",
  {
    id: uuid().primaryKey(),
    conversationId: uuid("conversation_id")
      .notNull()
      .references(() => conversation.id),
    contactId: uuid("contact_id").notNull(),
    /** Order of arrival. */
    seq: bigint({ mode: "number" }).generatedAlwaysAsIdentity().notNull(),
    direction: text().$type<Direction>().notNull(),
    author: text().$type<Author>().notNull(),
    officerId: text("officer_id"),
    kind: text().$type<MessageKind>().notNull(),
    body: bytea().notNull(),
    /** The body as the person edited it last. */
    edited: bytea(),
    editedAt: at("edited_at"),
    refHash: bytea("ref_hash"),
    risk: text().$type<Risk>().notNull().default("none"),
    sentAt: at("sent_at").notNull(),
    sequence: bigint({ mode: "number" }),
    arrivedAt: at("arrived_at").notNull(),
    state: text().$type<DeliveryState>().notNull(),
    failure: text(),
    heardAt: at("heard_at"),
    heardBy: text("heard_by"),
    late: boolean().notNull().default(false),
  },
  (t) => [
    index("message_conversation").on(t.conversationId, t.sentAt, t.sequence, t.seq),
    index("message_ref").on(t.refHash).where(sql`${t.refHash} is not null`),
    index("message_contact").on(t.contactId),
  ],
);

/** One row for each delivery that a provider made to us: its presence means that it was handled. Holds a keyed hash only. */
export const receipt = pgTable("receipt", { hash: bytea().primaryKey(), at: at("at").notNull() }, (t) => [
  index("receipt_at").on(t.at),
]);

/** What is to be sent. Rows of an address go out in order of `id`; a row leaves when it is sent. */
export const outbox = pgTable(
  "outbox",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    channel: text().$type<ChannelName>().notNull(),
    /** What orders rows. Where nobody is kept (groups, the receipt of an erasure) it names no row of `address`. */
    addressId: uuid("address_id"),
    messageId: uuid("message_id"),
    /** An `Outbound` under the system key, where there is no message to read it from. Sealed for `payload_id`. */
    payload: bytea(),
    payloadId: uuid("payload_id"),
    state: text().$type<"queued" | "sending" | "dead">().notNull(),
    attempts: smallint().notNull().default(0),
    dueAt: at("due_at").notNull(),
    leaseUntil: at("lease_until"),
    failure: text(),
    createdAt: at("created_at").notNull(),
  },
  (t) => [
    index("outbox_due").on(t.dueAt, t.id).where(sql`${t.state} <> 'dead'`),
    index("outbox_address").on(t.addressId, t.id),
  ],
);

export const job = pgTable(
  "job",
  {
    id: uuid().primaryKey(),
    kind: text().$type<"media.fetch">().notNull(),
    messageId: uuid("message_id").notNull(),
    state: text().$type<"queued" | "running" | "dead">().notNull(),
    attempts: smallint().notNull().default(0),
    dueAt: at("due_at").notNull(),
    leaseUntil: at("lease_until"),
    failure: text(),
    createdAt: at("created_at").notNull(),
  },
  (t) => [index("job_due").on(t.dueAt).where(sql`${t.state} <> 'dead'`)],
);

/** A file that a person sent; its bytes are sealed in the blob store under `id`. */
export const blob = pgTable(
  "blob",
  {
    id: uuid().primaryKey(),
    messageId: uuid("message_id").notNull(),
    contactId: uuid("contact_id").notNull(),
    mime: text().notNull(),
    /** Bytes before sealing. */
    size: integer().notNull(),
    createdAt: at("created_at").notNull(),
  },
  (t) => [uniqueIndex("blob_message").on(t.messageId), index("blob_contact").on(t.contactId)],
);

/** Blobs to be removed from the blob store: kept until the store has confirmed. */
export const blobRemoval = pgTable("blob_removal", { id: uuid().primaryKey(), since: at("since").notNull() });

/** Updates that our code failed on, sealed with the system key until `sanad replay` has run them. */
export const failedUpdate = pgTable("failed_update", {
  id: uuid().primaryKey(),
  channel: text().$type<ChannelName>().notNull(),
  sealed: bytea().notNull(),
  /** Error class and place, never its message. */
  fault: text().notNull(),
  receivedAt: at("received_at").notNull(),
  replayedAt: at("replayed_at"),
});

/** Flows and texts as compiled, by the hash of their content. A session pins one. */
export const revision = pgTable("revision", {
  hash: text().primaryKey(),
  source: jsonb().notNull(),
  createdAt: at("created_at").notNull(),
});

export const consent = pgTable(
  "consent",
  {
    id: uuid().primaryKey(),
    contactId: uuid("contact_id").notNull(),
    kind: text().notNull(),
    given: boolean().notNull(),
    /** The revision whose words were shown. */
    revision: text().notNull(),
    at: at("at").notNull(),
  },
  (t) => [index("consent_contact").on(t.contactId)],
);

export const feedback = pgTable("feedback", {
  id: uuid().primaryKey(),
  conversationId: uuid("conversation_id").notNull(),
  score: smallint().notNull(),
  comment: bytea(),
  at: at("at").notNull(),
});

/** Something that everyone on duty must see until someone says that they have. Carries no content. */
export const alarm = pgTable(
  "alarm",
  {
    id: uuid().primaryKey(),
    kind: text().notNull(),
    conversationId: uuid("conversation_id"),
    raisedAt: at("raised_at").notNull(),
    acknowledgedAt: at("acknowledged_at"),
    acknowledgedBy: text("acknowledged_by"),
  },
  (t) => [index("alarm_open").on(t.raisedAt).where(sql`${t.acknowledgedAt} is null`)],
);

/** Who did what to what, without content; outlives an erasure. */
export const audit = pgTable(
  "audit",
  {
    id: uuid().primaryKey(),
    at: at("at").notNull(),
    actor: text().notNull(),
    /** `noun.verb` */
    act: text().notNull(),
    subject: uuid(),
    detail: jsonb().$type<Record<string, string | number | boolean | null>>().notNull().default({}),
  },
  (t) => [index("audit_subject").on(t.subject, t.at)],
);

/** Work that only one process does at a time, as the `getUpdates` loop. */
export const lease = pgTable("lease", {
  name: text().primaryKey(),
  holder: text().notNull(),
  until: at("until").notNull(),
});

/** Small facts of the line itself, as the place in Telegram's stream of updates. */
export const setting = pgTable(
  "setting",
  { scope: text().notNull(), name: text().notNull(), value: jsonb().notNull() },
  (t) => [primaryKey({ columns: [t.scope, t.name] })],
);
