import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  pgTable,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { Language } from "../../base/language.ts";
import type { CloseReason, Lane, Priority, Status, Team } from "../../domain/conversation.ts";
import type { Author, DeliveryState, Direction, MessageKind } from "../../domain/message.ts";
import type { Risk } from "../../domain/reading.ts";
import { at, bytea } from "./columns.ts";
import { address, contact } from "./people.ts";

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
    team: text().$type<Team>().notNull().default("general"),
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
    /** While it waits: when an officer should have answered, or is called for again. */
    dueAt: at("due_at"),
    /** How often that time has passed. */
    escalations: smallint().notNull().default(0),
    officerId: text("officer_id"),
    claimedAt: at("claimed_at"),
    /** When the person began to wait for the officer who holds it; null once answered. */
    unansweredSince: at("unanswered_since"),
    lapses: smallint().notNull().default(0),
    closedAt: at("closed_at"),
    closeReason: text("close_reason").$type<CloseReason | "erased" | "stopped" | "inactive">(),
    lastInAt: at("last_in_at"),
    /** When what was said in it was cleared; what stays only counts. */
    expiredAt: at("expired_at"),
    version: bigint({ mode: "number" }).notNull(),
    changedAt: at("changed_at").notNull(),
  },
  (t) => [
    uniqueIndex("conversation_open").on(t.addressId, t.lane).where(sql`${t.status} <> 'closed'`),
    index("conversation_queue")
      .on(t.status, t.priority, t.waitingSince)
      .where(sql`${t.status} in ('waiting', 'officer')`),
    index("conversation_changed").on(t.changedAt),
    index("conversation_due").on(t.dueAt).where(sql`${t.status} = 'waiting'`),
    // Nobody waits without an owner or a countdown.
    check("conversation_countdown", sql`${t.status} <> 'waiting' or ${t.dueAt} is not null`),
    check("conversation_owner", sql`${t.status} <> 'officer' or ${t.officerId} is not null`),
    index("conversation_unexpired").on(t.closedAt).where(sql`${t.status} = 'closed' and ${t.expiredAt} is null`),
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
    /** Of a message out: the provider's id, sealed, by which it can be taken away again. */
    refSealed: bytea("ref_sealed"),
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

export const feedback = pgTable("feedback", {
  id: uuid().primaryKey(),
  conversationId: uuid("conversation_id").notNull(),
  score: smallint().notNull(),
  comment: bytea(),
  at: at("at").notNull(),
});

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

/** Blobs to be removed from the blob store once due: kept until the store has confirmed. */
export const blobRemoval = pgTable("blob_removal", { id: uuid().primaryKey(), dueAt: at("due_at").notNull() });
