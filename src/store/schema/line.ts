import { sql } from "drizzle-orm";
import { bigint, index, jsonb, pgTable, primaryKey, smallint, text, uuid } from "drizzle-orm/pg-core";
import type { ChannelName } from "../../domain/channel.ts";
import { at, bytea } from "./columns.ts";

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
    /** Null once whoever listens at ALERT_WEBHOOK_URL has it, or where nobody listens. */
    alertDueAt: at("alert_due_at"),
    alertAttempts: smallint("alert_attempts").notNull().default(0),
    alertLeaseUntil: at("alert_lease_until"),
  },
  (t) => [
    index("alarm_alert").on(t.alertDueAt).where(sql`${t.alertDueAt} is not null`),
    index("alarm_open").on(t.raisedAt).where(sql`${t.acknowledgedAt} is null`),
  ],
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
