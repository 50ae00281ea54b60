import { and, desc, eq, isNotNull } from "drizzle-orm";
import { seal } from "../../base/secret.ts";
import type { ContactTime } from "../../domain/contact-time.ts";
import type { MessageBody } from "../../domain/message.ts";
import { coversIn } from "../../engine/covered.ts";
import type { Event } from "../../engine/event.ts";
import * as schema from "../../store/schema.ts";
import { audit } from "../audit.ts";
import type { Ctx } from "../context.ts";
import { endScreening } from "../screening/end-screening.ts";
import { recordAnswer } from "../screening/record-answer.ts";
import { startScreening } from "../screening/start-screening.ts";
import { eraseContact } from "./erase-contact.ts";
import { dropHeld, releaseSafe } from "./held.ts";
import type { Plan } from "./plan.ts";
import { raiseAlarm, waitFor } from "./raise.ts";
import { render } from "./render.ts";
import type { Place } from "./step-place.ts";
import { hideMessages } from "./take-away.ts";
import { waitTexts } from "./wait-texts.ts";

/** Performs what the engine said, in order, as changes of the plan. */
export async function applyEvents(ctx: Ctx, plan: Plan, place: Place, events: readonly Event[]): Promise<void> {
  const translate = ctx.library.translate(place.revision);
  const limits = ctx.limits[plan.known.channel];
  const quiet = isQuiet(plan, place);
  let silent = false;
  for (const event of events) {
    switch (event.type) {
      case "message_created":
        // After stop and erasure nothing is asked again.
        if (!silent) say(ctx, plan, render(translate, limits, event.language, event.text, event.choices), quiet);
        break;
      case "language_changed":
        plan.language = event.language;
        setLanguage(plan);
        break;
      case "consent_recorded":
        recordConsent(ctx, plan, place, event);
        break;
      case "person_requested": {
        const urgent = event.reason === "urgent";
        waitFor(ctx, plan, event.reason);
        plan.intake = { ...plan.intake, ...event.intake };
        if (plan.conversation.status === "waiting" && !urgent && plan.inbound && plan.known.lane === "general") {
          for (const text of await waitTexts(ctx, plan)) say(ctx, plan, render(translate, limits, plan.language, text));
        }
        break;
      }
      case "queue_left":
        if (plan.conversation.status === "waiting" && plan.conversation.risk === "none") backToBot(plan);
        break;
      case "contact_stopped":
        if (plan.conversation.status === "waiting" && plan.conversation.risk === "none") backToBot(plan);
        stopContact(plan);
        plan.followUps.push((tx) => dropHeld(tx, plan.known.addressId, "stopped"));
        silent = true;
        break;
      case "data_deleted":
        plan.erase = true;
        plan.session = null;
        say(ctx, plan, render(translate, limits, plan.language, { key: "service.erased" }));
        silent = true;
        plan.followUps.push((tx) => eraseContact(ctx, tx, plan));
        break;
      case "feedback_given":
        keepFeedback(ctx, plan, event);
        break;
      case "alarm_raised":
        raiseAlarm(ctx, plan, event.alarm);
        break;
      case "error_raised":
        ctx.log.error({ flow: event.flow, node: event.node, fault: event.fault }, "flow_failed");
        raiseAlarm(ctx, plan, "flow_failed");
        break;
      case "question_not_understood":
        // For who agreed that their messages are kept; no answer is no consent.
        if (plan.known.lane === "general" && plan.session?.consents.store) plan.question ??= event.message ?? null;
        break;
      case "screening_started":
        startScreening(ctx, plan, place, event);
        break;
      case "answer_recorded":
        recordAnswer(ctx, plan, event);
        break;
      case "screening_ended":
        endScreening(ctx, plan, event);
        break;
      case "safety_confirmed":
        plan.followUps.push((tx) => releaseSafe(ctx, tx, plan));
        break;
      case "messages_hidden":
        plan.followUps.push(async (tx) => {
          await hideMessages(ctx, tx, plan);
          await audit(ctx, tx, "conversation.hide", plan.conversation.id);
        });
        break;
      case "contact_time_chosen":
        chooseContactTime(plan, event.time);
        break;
      case "article_sent":
        break;
      default:
        event satisfies never;
    }
  }
}

/** Once the chat was hidden, and until it is safe again, no phone rings for it; what asks first may be heard. */
function isQuiet(plan: Plan, { session, revision }: Place): boolean {
  const covers = coversIn(plan.session, revision);
  if (covers.length === 0) return false;
  return covers.includes(revision.helpline.commands.quick_exit) || coversIn(session, revision).length > 0;
}

function say(ctx: Ctx, plan: Plan, bodies: readonly MessageBody[], quiet = false): void {
  for (const body of bodies) {
    plan.messages.push({
      id: ctx.ids(),
      direction: "out",
      author: "bot",
      kind: "text",
      body: quiet ? { ...body, silent: true } : body,
      refHash: null,
      risk: "none",
      sentAt: plan.now,
      sequence: null,
      state: "queued",
      late: false,
    });
  }
}

function backToBot(plan: Plan): void {
  Object.assign(plan.conversation, {
    status: "bot",
    waitingSince: null,
    dueAt: null,
    reason: null,
    unansweredSince: null,
  });
}

function setLanguage(plan: Plan): void {
  const { contactId } = plan.known;
  plan.followUps.push(async (tx) => {
    await tx.orm.update(schema.contact).set({ language: plan.language }).where(eq(schema.contact.id, contactId));
  });
}

function recordConsent(ctx: Ctx, plan: Plan, place: Place, event: Extract<Event, { type: "consent_recorded" }>): void {
  plan.followUps.push(async (tx) => {
    await tx.orm.insert(schema.consent).values({
      id: ctx.ids(),
      contactId: plan.known.contactId,
      kind: event.consent,
      given: event.given,
      revision: place.revision.hash,
      at: new Date(plan.now),
    });
    const withdrawn = event.consent === "store" && !event.given && place.session?.consents.store;
    if (withdrawn) await tx.orm.delete(schema.question).where(eq(schema.question.contactId, plan.known.contactId));
  });
}

function stopContact(plan: Plan): void {
  plan.followUps.push(async (tx) => {
    const stoppedAt = new Date(plan.now);
    await tx.orm.update(schema.address).set({ stoppedAt }).where(eq(schema.address.id, plan.known.addressId));
  });
}

function chooseContactTime(plan: Plan, contactTime: ContactTime): void {
  plan.followUps.push(async (tx) => {
    await tx.orm.update(schema.address).set({ contactTime }).where(eq(schema.address.id, plan.known.addressId));
  });
}

/** It belongs to the conversation that an officer closed last. */
function keepFeedback(ctx: Ctx, plan: Plan, event: Extract<Event, { type: "feedback_given" }>): void {
  plan.followUps.push(async (tx) => {
    const [last] = await tx.orm
      .select({ id: schema.conversation.id })
      .from(schema.conversation)
      .where(
        and(
          eq(schema.conversation.contactId, plan.known.contactId),
          eq(schema.conversation.lane, "general"),
          eq(schema.conversation.status, "closed"),
          isNotNull(schema.conversation.officerId),
        ),
      )
      .orderBy(desc(schema.conversation.closedAt))
      .limit(1);
    if (!last) return;
    const id = ctx.ids();
    const comment = event.comment && seal(plan.known.key, `feedback.comment.${id}`, event.comment);
    await tx.orm
      .insert(schema.feedback)
      .values({ id, conversationId: last.id, score: event.score, comment: comment || null, at: new Date(plan.now) });
  });
}
