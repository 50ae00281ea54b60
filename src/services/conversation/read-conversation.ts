import { and, asc, desc, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import { Refusal } from "../../base/errors.ts";
import { type DataKey, open } from "../../base/secret.ts";
import type { Status } from "../../domain/conversation.ts";
import { mayAccess } from "../../domain/may-access.ts";
import type { Author, DeliveryState, Direction, MessageBody, MessageKind } from "../../domain/message.ts";
import type { Officer } from "../../domain/officer.ts";
import type { Risk } from "../../domain/reading.ts";
import { shownNumber } from "../../domain/shown-number.ts";
import * as schema from "../../store/schema.ts";
import { authorize } from "../authorize.ts";
import type { Ctx } from "../context.ts";
import { answerDue } from "./answer-due.ts";
import type { ConversationRow } from "./list-queue.ts";
import { contactKey } from "./lock.ts";
import { noteReading } from "./note-reading.ts";
import { type WayOut, wayOut } from "./way-out.ts";

export type TimelineMessage = {
  type: "message";
  id: string;
  at: number;
  direction: Direction;
  author: Author;
  officer: string | null;
  kind: MessageKind;
  body: MessageBody;
  edited: { body: MessageBody; at: number } | null;
  /** Null while the file is on its way, or when none came. */
  file: { mime: string; size: number } | null;
  risk: Risk;
  state: DeliveryState;
  failure: string | null;
  heard: boolean;
  late: boolean;
};
/** Something that was done with the conversation: claimed, released, closed. */
export type TimelineEvent = {
  type: "event";
  id: string;
  at: number;
  act: string;
  officer: string | null;
  detail: Readonly<Record<string, string | number | boolean | null>>;
};

export type ConversationView = Omit<ConversationRow, "unheardVoiceNotes" | "deadDeliveries"> & {
  version: number;
  openedAt: number;
  stopped: boolean;
  /** The person's data are erased: there is nothing to read. */
  erased: boolean;
  /** What was said in it was cleared, as everything is after its time. */
  cleared: boolean;
  intake: Readonly<Record<string, string | number | boolean | null>>;
  /** What becomes of a reply written now; null where nobody can write one. */
  sending: WayOut | null;
  timeline: (TimelineMessage | TimelineEvent)[];
  /** Earlier messages exist that are not shown. */
  truncated: boolean;
};

/** What a page shows at most; months of talk stay readable and quick. */
const SHOWN_MESSAGES = 500;
const SHOWN_ACTS = [
  ...["conversation.claim", "conversation.release", "conversation.lapse", "conversation.close"],
  ...["conversation.hide", "conversation.safe"],
  "screening.request",
];

const Id = z.uuid();
const Intake = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]).catch(null));

/** A conversation with all that was said in it, opened. That it was read is on record, once an hour for each officer. */
export async function readConversation(ctx: Ctx, id: string): Promise<ConversationView> {
  const officer = authorize(ctx, "conversation.read");
  const conversationId = Id.parse(id);
  const row = await findRow(ctx, officer, conversationId);
  const c = row.conversation;
  const key = await contactKey(ctx, ctx.db, c.contactId).catch((error: unknown) => {
    if (error instanceof Refusal) return null;
    throw error;
  });
  const messages = key && !c.expiredAt ? await readMessages(ctx, key, conversationId) : [];
  const events = await readEvents(ctx, conversationId);
  await noteReading(ctx, officer, "conversation.read", [conversationId]);
  const held = c.status === "officer" && c.officerId !== null;
  return {
    id: c.id,
    pseudonym: shownNumber({ lane: c.lane, id: c.id, pseudonym: row.pseudonym }),
    status: c.status satisfies Status,
    lane: c.lane,
    priority: c.priority,
    team: c.team,
    risk: c.risk,
    reason: c.reason,
    language: c.language,
    channel: row.channel,
    reachable: row.reachable,
    stopped: row.stoppedAt !== null,
    erased: key === null,
    cleared: c.expiredAt !== null,
    holder: held && c.officerId ? { id: c.officerId, name: row.holderName ?? "" } : null,
    openedAt: c.openedAt.getTime(),
    waitingSince: c.waitingSince?.getTime() ?? null,
    dueAt: answerDue(ctx.settings.triage, c),
    escalations: c.escalations,
    unansweredSince: c.unansweredSince?.getTime() ?? null,
    lastInAt: c.lastInAt?.getTime() ?? null,
    closedAt: c.closedAt?.getTime() ?? null,
    closeReason: c.closeReason,
    lapses: c.lapses,
    changedAt: c.changedAt.getTime(),
    version: c.version,
    intake: key && c.intake ? Intake.parse(opened(key, `conversation.intake.${c.id}`, c.intake)) : {},
    sending: key && held ? await wayOut(ctx, ctx.db, { address: row.address, conversation: c, key }) : null,
    // What was done at a moment stands before what was said at it.
    timeline: [...events, ...messages.slice(-SHOWN_MESSAGES)].sort((a, b) => a.at - b.at),
    truncated: messages.length > SHOWN_MESSAGES,
  };
}

async function findRow(ctx: Ctx, reader: Officer, id: string) {
  const { conversation, contact, address, officer } = schema;
  const [row] = await ctx.db.orm
    .select({
      conversation,
      address,
      pseudonym: contact.pseudonym,
      channel: address.channel,
      reachable: address.reachable,
      stoppedAt: address.stoppedAt,
      holderName: officer.name,
    })
    .from(conversation)
    .innerJoin(contact, eq(contact.id, conversation.contactId))
    .innerJoin(address, eq(address.id, conversation.addressId))
    .leftJoin(officer, eq(officer.id, conversation.officerId))
    .where(eq(conversation.id, id));
  if (!row || !mayAccess(reader, row.conversation.lane))
    throw new Refusal("not_found", "there is no such conversation");
  return row;
}

/** One more than is shown, to know that there are more; in the order in which they were said. */
async function readMessages(ctx: Ctx, key: DataKey, conversationId: string): Promise<TimelineMessage[]> {
  const { message, blob, officer } = schema;
  const rows = await ctx.db.orm
    .select({ message, officer: officer.name, mime: blob.mime, size: blob.size })
    .from(message)
    .leftJoin(blob, eq(blob.messageId, message.id))
    .leftJoin(officer, eq(officer.id, message.officerId))
    .where(eq(message.conversationId, conversationId))
    .orderBy(desc(message.sentAt), desc(message.sequence), desc(message.seq))
    .limit(SHOWN_MESSAGES + 1);
  return rows.reverse().map(({ message: m, officer, mime, size }) => ({
    type: "message",
    id: m.id,
    at: m.sentAt.getTime(),
    direction: m.direction,
    author: m.author,
    officer,
    kind: m.kind,
    body: opened(key, `message.body.${m.id}`, m.body),
    edited:
      m.edited && m.editedAt
        ? { body: opened(key, `message.edited.${m.id}`, m.edited), at: m.editedAt.getTime() }
        : null,
    file: mime !== null && size !== null ? { mime, size } : null,
    risk: m.risk,
    state: m.state,
    failure: m.failure,
    heard: m.heardAt !== null,
    late: m.late,
  }));
}

async function readEvents(ctx: Ctx, conversationId: string): Promise<TimelineEvent[]> {
  const rows = await ctx.db.orm
    .select()
    .from(schema.audit)
    .where(and(eq(schema.audit.subject, conversationId), inArray(schema.audit.act, SHOWN_ACTS)))
    .orderBy(asc(schema.audit.at));
  const ids = rows.flatMap((row) => (row.actor.startsWith("officer:") ? [row.actor.slice("officer:".length)] : []));
  const officers = ids.length
    ? await ctx.db.orm
        .select({ id: schema.officer.id, name: schema.officer.name })
        .from(schema.officer)
        .where(inArray(schema.officer.id, ids))
    : [];
  const nameById = new Map(officers.map(({ id, name }) => [`officer:${id}`, name]));
  return rows.map(({ id, at, act, actor, detail }) => ({
    type: "event",
    id,
    at: at.getTime(),
    act,
    officer: nameById.get(actor) ?? null,
    detail,
  }));
}

/** What we sealed ourselves is of the shape that we gave it. */
function opened<T>(key: DataKey, place: string, sealed: Uint8Array): T {
  return JSON.parse(open(key, place, sealed).toString("utf8")) as T;
}
