import { index, integer, pgTable, smallint, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { ScreeningEnd } from "../../engine/flow.ts";
import { at, bytea } from "./columns.ts";
import { conversation } from "./conversation.ts";

/** Questions asked of a person, by an instrument of `flows/instruments`. What was answered is sealed, here and below. */
export const screening = pgTable(
  "screening",
  {
    id: uuid().primaryKey(),
    conversationId: uuid("conversation_id")
      .notNull()
      .references(() => conversation.id),
    contactId: uuid("contact_id").notNull(),
    instrument: text().notNull(),
    /** What led to it: a topic, a signal, an officer, a flow. */
    entry: text().notNull(),
    startedAt: at("started_at").notNull(),
    endedAt: at("ended_at"),
    ended: text().$type<ScreeningEnd>(),
    /** What the machine made of the answers when it ended: a code of the instrument's results, kept whatever officers decide. */
    result: text(),
    priority: smallint(),
  },
  (t) => [index("screening_conversation").on(t.conversationId), index("screening_contact").on(t.contactId)],
);

/** One answer, in the order given: `{question, answer, words?}` sealed. A later one to the same question holds. */
export const screeningAnswer = pgTable(
  "screening_answer",
  {
    id: uuid().primaryKey(),
    screeningId: uuid("screening_id")
      .notNull()
      .references(() => screening.id),
    contactId: uuid("contact_id").notNull(),
    n: integer().notNull(),
    messageId: uuid("message_id"),
    body: bytea().notNull(),
    at: at("at").notNull(),
  },
  (t) => [
    uniqueIndex("screening_answer_order").on(t.screeningId, t.n),
    index("screening_answer_contact").on(t.contactId),
  ],
);

/** What an officer made of an indicator, or of a fact that no question asks: `{indicator | fact, value, reason}` sealed. */
export const screeningChange = pgTable(
  "screening_change",
  {
    id: uuid().primaryKey(),
    screeningId: uuid("screening_id")
      .notNull()
      .references(() => screening.id),
    contactId: uuid("contact_id").notNull(),
    officerId: text("officer_id").notNull(),
    body: bytea().notNull(),
    at: at("at").notNull(),
  },
  (t) => [index("screening_change_screening").on(t.screeningId), index("screening_change_contact").on(t.contactId)],
);
