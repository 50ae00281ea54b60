import { and, eq } from "drizzle-orm";
import { seal } from "../../base/secret.ts";
import type { MessageBody } from "../../domain/message.ts";
import type { Reading } from "../../domain/reading.ts";
import * as schema from "../../store/schema.ts";
import type { Ctx } from "../context.ts";
import { mayBeLabelled } from "../question/may-be-labelled.ts";
import { applyEvents } from "./apply-events.ts";
import { refHash } from "./known.ts";
import type { Plan } from "./plan.ts";
import { type Place, stepPlace } from "./step-place.ts";

/**
 * A message reads otherwise now: both wordings are kept for the officer, and the new one is read for danger.
 * It answers no question: those that it might have answered have been passed.
 */
export async function planEdit(ctx: Ctx, plan: Plan, text: string, reading: Reading, place: Place): Promise<Plan> {
  const { inbound, known } = plan;
  if (!inbound?.ref) return plan;
  const hash = refHash(ctx, inbound.channel, inbound.ref);
  const body: MessageBody = { text: reading.text || text, ref: inbound.ref, signals: reading.signals };
  plan.followUps.push(async (tx) => {
    const [message] = await tx.orm
      .select({ id: schema.message.id })
      .from(schema.message)
      .where(and(eq(schema.message.refHash, hash), eq(schema.message.contactId, known.contactId)));
    if (!message) return;
    await tx.orm
      .update(schema.message)
      .set({
        edited: seal(known.key, `message.edited.${message.id}`, JSON.stringify(body)),
        editedAt: new Date(plan.now),
        ...(reading.risk === "none" ? {} : { risk: reading.risk }),
      })
      .where(eq(schema.message.id, message.id));
    if (!mayBeLabelled(reading)) await tx.orm.delete(schema.question).where(eq(schema.question.messageId, message.id));
  });
  // The talk that it stood in is over: what is worrying in it now must wait for a person in another.
  if (!known.conversation && reading.risk !== "none") {
    plan.messages.push({
      id: ctx.ids(),
      direction: "in",
      author: "person",
      kind: "text",
      body,
      refHash: null,
      risk: reading.risk,
      sentAt: inbound.sentAt,
      sequence: inbound.sequence,
      state: "received",
      late: false,
    });
  }
  if (reading.risk === "urgent")
    await applyEvents(ctx, plan, place, stepPlace(ctx, plan, place, { type: "read", reading }));
  return plan;
}
