import { sql } from "drizzle-orm";
import { index, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { Topic } from "../../domain/topic.ts";
import { at } from "./columns.ts";
import { conversation, message } from "./conversation.ts";

/**
 * A question that was not understood, and what an officer says that it was. Its words stay where they are sealed, in the
 * message; the row goes when they go.
 */
export const question = pgTable(
  "question",
  {
    id: uuid().primaryKey(),
    conversationId: uuid("conversation_id")
      .notNull()
      .references(() => conversation.id),
    contactId: uuid("contact_id").notNull(),
    messageId: uuid("message_id")
      .notNull()
      .references(() => message.id),
    askedAt: at("asked_at").notNull(),
    state: text().$type<"open" | "labelled" | "set_aside">().notNull(),
    topic: text().$type<Topic>(),
    /** The key of the answer that fits best; null where none does. */
    answer: text(),
    settledAt: at("settled_at"),
    settledBy: text("settled_by"),
  },
  (t) => [
    uniqueIndex("question_message").on(t.messageId),
    index("question_open").on(t.askedAt, t.id).where(sql`${t.state} = 'open'`),
    index("question_settled").on(t.settledBy, t.settledAt).where(sql`${t.state} <> 'open'`),
    index("question_conversation").on(t.conversationId),
    index("question_contact").on(t.contactId),
  ],
);
