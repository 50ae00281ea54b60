import { seal } from "../../base/secret.ts";
import { FIRST_NUMBER, NUMBERS } from "../../domain/shown-number.ts";
import type { Db, Param, Statement, Tx } from "../../store/db.ts";
import { WRITE_FIRST, WRITE_NEXT, WRITE_NEXT_QUESTION } from "../../store/receive-statements.ts";
import type { Ctx } from "../context.ts";
import type { Plan, PlannedMessage } from "./plan.ts";

/**
 * Writes a plan whole, or returns false and writes nothing when the address has changed since it was read.
 * Without follow-ups that is one statement; with them, one transaction.
 */
export async function writePlan(ctx: Ctx, plan: Plan): Promise<boolean> {
  if (plan.followUps.length === 0) return writeRows(ctx, ctx.db, plan);
  return ctx.db.transaction(async (tx) => {
    if (!(await writeRows(ctx, tx, plan))) return false;
    for (const followUp of plan.followUps) await followUp(tx);
    return true;
  });
}

/** The rows alone, inside a transaction that holds the address. */
export async function writeRows(ctx: Ctx, db: Db | Tx, plan: Plan): Promise<boolean> {
  const [row] = await db.run<{ done: number }>(statementOf(plan), valuesOf(ctx, plan));
  return row?.done === 1;
}

/** First words bring no question: nobody has agreed yet that anything of theirs is kept. */
function statementOf({ known, question }: Plan): Statement {
  if (known.fresh) return WRITE_FIRST;
  return question === null ? WRITE_NEXT : WRITE_NEXT_QUESTION;
}

function valuesOf(ctx: Ctx, plan: Plan): Record<string, Param> {
  const { known, conversation } = plan;
  const sealed = (place: string, value: unknown) => seal(known.key, place, JSON.stringify(value));
  return {
    address: known.addressId,
    contact: known.contactId,
    channel: known.channel,
    version: known.version,
    inbound: plan.inbound !== null,
    revision: plan.session?.revision ?? null,
    session: plan.session && sealed(`address.session.${known.addressId}`, plan.session),
    due_at: plan.session?.deadline ?? null,
    last_sent_at: plan.lastSentAt,
    last_sequence: plan.lastSequence,
    receipt: plan.receipt,
    now: plan.now,
    conversation: known.conversation || plan.messages.length > 0 ? conversation.id : null,
    officer: conversation.officerId,
    lane: conversation.lane,
    team: conversation.team,
    status: conversation.status,
    priority: conversation.priority,
    risk: conversation.risk,
    reason: conversation.reason,
    language: plan.language,
    campaign: plan.campaign,
    intake: plan.intake && sealed(`conversation.intake.${conversation.id}`, plan.intake),
    waiting_since: conversation.waitingSince,
    conversation_due_at: conversation.dueAt,
    unanswered_since: conversation.unansweredSince,
    last_in_at: plan.inbound ? plan.now : null,
    messages: JSON.stringify(plan.messages.map((message, n) => messageRow(plan, message, n))),
    ...(plan.question === null ? {} : { question: ctx.ids(), asked: plan.question }),
    ...(known.fresh && plan.inbound
      ? {
          hash: known.fresh.hash,
          sealed: seal(known.key, `address.sealed.${known.addressId}`, plan.inbound.address),
          key: known.key.id,
          wrapped: known.fresh.wrapped,
          pseudonym: FIRST_NUMBER + Math.floor(ctx.random() * NUMBERS),
        }
      : {}),
  };
}

function messageRow(plan: Plan, message: PlannedMessage, n: number) {
  const body = seal(plan.known.key, `message.body.${message.id}`, JSON.stringify(message.body));
  return {
    n,
    id: message.id,
    direction: message.direction,
    author: message.author,
    kind: message.kind,
    body: base64(body),
    ref: message.refHash && base64(message.refHash),
    risk: message.risk,
    sent: message.sentAt,
    sequence: message.sequence,
    state: message.state,
    late: message.late,
  };
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64");
}
