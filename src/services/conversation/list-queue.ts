import { and, asc, count, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Language } from "../../base/language.ts";
import type { ChannelName } from "../../domain/channel.ts";
import type { CloseReason, Lane, Priority, Status, Team } from "../../domain/conversation.ts";
import { lanesOf } from "../../domain/may-access.ts";
import type { Risk } from "../../domain/reading.ts";
import { shownNumber } from "../../domain/shown-number.ts";
import * as schema from "../../store/schema.ts";
import { authorize } from "../authorize.ts";
import type { Ctx } from "../context.ts";
import { answerDue } from "./answer-due.ts";

/** A conversation as a list shows it. It carries nothing that the person wrote. Times in milliseconds. */
export type ConversationRow = {
  id: string;
  /** By which officers call the person; in a restricted conversation another one than elsewhere. */
  pseudonym: number;
  lane: Lane;
  status: Status;
  priority: Priority;
  team: Team;
  risk: Risk;
  reason: string | null;
  language: Language;
  channel: ChannelName;
  reachable: boolean;
  holder: { id: string; name: string } | null;
  waitingSince: number | null;
  /** While it waits: when it should have been answered. */
  dueAt: number | null;
  /** How often somebody was called since then. */
  escalations: number;
  unansweredSince: number | null;
  lastInAt: number | null;
  closedAt: number | null;
  closeReason: CloseReason | "erased" | "stopped" | "inactive" | null;
  unheardVoiceNotes: number;
  deadDeliveries: number;
  lapses: number;
  changedAt: number;
};

/** Who waits for an officer or is with one: the most urgent first, within a level whoever waits longest. */
export async function listQueue(ctx: Ctx): Promise<ConversationRow[]> {
  const officer = authorize(ctx, "conversation.read");
  const { conversation } = schema;
  const rows = await select(ctx)
    .where(and(inArray(conversation.status, ["waiting", "officer"]), inArray(conversation.lane, lanesOf(officer))))
    .orderBy(asc(conversation.priority), sql`${conversation.waitingSince} asc nulls last`, asc(conversation.id));
  return withCounts(
    ctx,
    rows.map((row) => toRow(ctx, row)),
  );
}

const PAGE_SIZE = 40;

/** All conversations that the officer may see, the last changed first; `page` counts from 0. */
export async function listRecent(
  ctx: Ctx,
  page: number,
): Promise<{ rows: ConversationRow[]; page: number; more: boolean }> {
  const officer = authorize(ctx, "conversation.read");
  const rows = await select(ctx)
    .where(inArray(schema.conversation.lane, lanesOf(officer)))
    .orderBy(desc(schema.conversation.changedAt), desc(schema.conversation.id))
    .limit(PAGE_SIZE + 1)
    .offset(page * PAGE_SIZE);
  return {
    rows: await withCounts(
      ctx,
      rows.slice(0, PAGE_SIZE).map((row) => toRow(ctx, row)),
    ),
    page,
    more: rows.length > PAGE_SIZE,
  };
}

function select(ctx: Ctx) {
  const { conversation, contact, address, officer } = schema;
  return ctx.db.orm
    .select({
      conversation,
      pseudonym: contact.pseudonym,
      channel: address.channel,
      reachable: address.reachable,
      holderName: officer.name,
    })
    .from(conversation)
    .innerJoin(contact, eq(contact.id, conversation.contactId))
    .innerJoin(address, eq(address.id, conversation.addressId))
    .leftJoin(officer, eq(officer.id, conversation.officerId))
    .$dynamic();
}

type Selected = Awaited<ReturnType<typeof select>>[number];

function toRow(ctx: Ctx, { conversation: c, pseudonym, channel, reachable, holderName }: Selected): ConversationRow {
  const held = c.status === "officer" && c.officerId !== null;
  return {
    id: c.id,
    pseudonym: shownNumber({ lane: c.lane, id: c.id, pseudonym }),
    lane: c.lane,
    status: c.status,
    priority: c.priority,
    team: c.team,
    risk: c.risk,
    reason: c.reason,
    language: c.language,
    channel,
    reachable,
    holder: held && c.officerId ? { id: c.officerId, name: holderName ?? "" } : null,
    waitingSince: c.waitingSince?.getTime() ?? null,
    dueAt: answerDue(ctx.settings.triage, c),
    escalations: c.escalations,
    unansweredSince: c.unansweredSince?.getTime() ?? null,
    lastInAt: c.lastInAt?.getTime() ?? null,
    closedAt: c.closedAt?.getTime() ?? null,
    closeReason: c.closeReason,
    unheardVoiceNotes: 0,
    deadDeliveries: 0,
    lapses: c.lapses,
    changedAt: c.changedAt.getTime(),
  };
}

async function withCounts(ctx: Ctx, rows: ConversationRow[]): Promise<ConversationRow[]> {
  if (rows.length === 0) return rows;
  const { message, outbox, blob } = schema;
  const ids = rows.map((row) => row.id);
  const unheard = await ctx.db.orm
    .select({ id: message.conversationId, n: count() })
    .from(message)
    .innerJoin(blob, eq(blob.messageId, message.id))
    .where(
      and(
        inArray(message.conversationId, ids),
        eq(message.direction, "in"),
        eq(message.kind, "media"),
        isNull(message.heardAt),
        sql`${blob.mime} like 'audio/%'`,
      ),
    )
    .groupBy(message.conversationId);
  const dead = await ctx.db.orm
    .select({ id: message.conversationId, n: count() })
    .from(outbox)
    .innerJoin(message, eq(message.id, outbox.messageId))
    .where(and(eq(outbox.state, "dead"), inArray(message.conversationId, ids)))
    .groupBy(message.conversationId);
  const unheardOf = new Map(unheard.map((row) => [row.id, row.n]));
  const deadOf = new Map(dead.map((row) => [row.id, row.n]));
  return rows.map((row) => ({
    ...row,
    unheardVoiceNotes: unheardOf.get(row.id) ?? 0,
    deadDeliveries: deadOf.get(row.id) ?? 0,
  }));
}
