import { eq } from "drizzle-orm";
import { seal } from "../../base/secret.ts";
import type { MessageBody } from "../../domain/message.ts";
import type { Reading } from "../../domain/reading.ts";
import * as schema from "../../store/schema.ts";
import type { Ctx } from "../context.ts";
import { mayBeLabelled } from "../question/may-be-labelled.ts";
import { applyEvents } from "./apply-events.ts";
import { findEdited } from "./find-edited.ts";
import { refHash } from "./known.ts";
import { isComplaint } from "./lane-of.ts";
import type { Plan } from "./plan.ts";
import { waitForFocalPoint } from "./raise.ts";
import { standsRestricted } from "./stands-restricted.ts";
import { type Place, stepPlace } from "./step-place.ts";

/**
 * A message reads otherwise now: both wordings are kept for the officer, and the new one is read for danger.
 * It answers no question: those that it might have answered have been passed. Words that have become a complaint about
 * staff of help are a new message of the restricted conversation, and the ordinary one keeps what it had.
 */
export async function planEdit(ctx: Ctx, plan: Plan, text: string, reading: Reading, place: Place): Promise<void> {
  const { inbound, known } = plan;
  if (!inbound?.ref) return;
  const body: MessageBody = { text: reading.text || text, ref: inbound.ref, signals: reading.signals };
  const found = await findEdited(ctx, inbound, known);
  const edited = found?.lane === known.lane ? found.id : null;
  if (edited !== null) replaceWords(plan, edited, body, reading);
  const restricted = known.lane === "psea";
  // The talk that it stood in is over: what is worrying in it now must wait for a person in another.
  if ((restricted && edited === null) || (!known.conversation && reading.risk !== "none")) {
    plan.messages.push({
      id: ctx.ids(),
      direction: "in",
      author: "person",
      kind: "text",
      body,
      refHash: edited === null ? refHash(ctx, inbound.channel, inbound.ref) : null,
      risk: reading.risk,
      sentAt: inbound.sentAt,
      sequence: inbound.sequence,
      state: "received",
      late: false,
    });
  }
  if (reading.risk !== "urgent" && !(isComplaint(reading) && !standsRestricted(place))) return;
  const events = stepPlace(ctx, plan, place, { type: "read", reading });
  await applyEvents(ctx, plan, place, events);
  if (restricted) waitForFocalPoint(ctx, plan, events);
}

function replaceWords(plan: Plan, messageId: string, body: MessageBody, reading: Reading): void {
  plan.followUps.push(async (tx) => {
    await tx.orm
      .update(schema.message)
      .set({
        edited: seal(plan.known.key, `message.edited.${messageId}`, JSON.stringify(body)),
        editedAt: new Date(plan.now),
        ...(reading.risk === "none" ? {} : { risk: reading.risk }),
      })
      .where(eq(schema.message.id, messageId));
    if (!mayBeLabelled(reading)) await tx.orm.delete(schema.question).where(eq(schema.question.messageId, messageId));
  });
}
