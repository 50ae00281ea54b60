import { sql } from "drizzle-orm";
import { bigint, boolean, index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { Language } from "../../base/language.ts";
import type { ChannelName } from "../../domain/channel.ts";
import type { ContactTime } from "../../domain/contact-time.ts";
import { at, bytea } from "./columns.ts";

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
    /** When the person may be written to first; null where they were not asked or had no answer. */
    contactTime: text("contact_time").$type<ContactTime>(),
    /** When we ask, in words that say nothing, whether they can talk: something is held for them. */
    openingDueAt: at("opening_due_at"),
    revision: text(),
    session: bytea(),
    sessionDueAt: at("session_due_at"),
    lastSentAt: at("last_sent_at"),
    lastSequence: bigint("last_sequence", { mode: "number" }),
  },
  (t) => [
    uniqueIndex("address_hash").on(t.channel, t.hash),
    index("address_contact").on(t.contactId),
    index("address_opening").on(t.openingDueAt).where(sql`${t.openingDueAt} is not null`),
    index("address_due").on(t.sessionDueAt).where(sql`${t.sessionDueAt} is not null`),
  ],
);

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
