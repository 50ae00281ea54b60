import type { Inbound, InboundContent } from "../../domain/channel.ts";
import type { MessageBody, MessageKind } from "../../domain/message.ts";
import type { Reading } from "../../domain/reading.ts";
import type { Ctx } from "../context.ts";
import { mayBeLabelled } from "../question/may-be-labelled.ts";
import { asksScreening } from "../screening/asks-screening.ts";
import { feedsScreening } from "../screening/feeds-screening.ts";
import { quietAfterScreening } from "../screening/quiet-after-screening.ts";
import { applyEvents } from "./apply-events.ts";
import { blankPlan } from "./blank-plan.ts";
import { type Known, refHash } from "./known.ts";
import type { Plan } from "./plan.ts";
import { planEdit } from "./plan-edit.ts";
import { planReach } from "./plan-reach.ts";
import { raiseByReading, waitForHearing } from "./raise.ts";
import { openSession, type Place, stepPlace } from "./step-place.ts";

/** Works out what one delivery changes. Reads at most; writes nothing. */
export async function planInbound(ctx: Ctx, inbound: Inbound, known: Known, receipt: Uint8Array | null): Promise<Plan> {
  const plan = blankPlan(ctx, known, inbound, receipt);
  const { content } = inbound;
  const place = await openSession(ctx, ctx.db, known);
  plan.session = place.session;
  if (content.kind === "blocked" || content.kind === "unblocked") return planReach(plan, content.kind);
  const reading = ctx.library.understand(content, { language: place.session?.language ?? null });
  if (place.session) plan.language = place.session.language;
  else if (reading.language) plan.language = reading.language;
  raiseByReading(ctx, plan, reading);
  if (content.kind === "edited") return planEdit(ctx, plan, content.text, reading, place);

  const late = isLate(inbound, known);
  const id = ctx.ids();
  plan.messages.push({
    id,
    direction: "in",
    author: "person",
    kind: kindOf(content),
    body: bodyOf(inbound, reading, known),
    refHash: inbound.ref === null ? null : refHash(ctx, inbound.channel, inbound.ref),
    risk: reading.risk,
    sentAt: inbound.sentAt,
    sequence: inbound.sequence,
    state: "received",
    late,
  });
  // A press carries our own time and an old message's number: it says nothing of the order of what is written.
  if (!late && content.kind !== "choice") {
    plan.lastSentAt = inbound.sentAt;
    plan.lastSequence = inbound.sequence;
  }
  if (content.kind === "start") plan.campaign = content.campaign;

  const answers = !late && plan.conversation.status === "officer" && feedsScreening(ctx, plan, place, reading);
  if (answers || feedsFlow(plan, place, reading, late)) {
    const named = mayBeLabelled(reading) ? { message: id } : {};
    const events = stepPlace(ctx, plan, place, { type: "read", reading, ...named });
    await applyEvents(ctx, plan, place, quietAfterScreening(plan, place, events));
  }
  // Who answers our questions waits for the next one, not yet for the officer.
  const asked = answers && asksScreening(place.revision, plan.session);
  if (plan.conversation.status === "officer" && !asked) plan.conversation.unansweredSince ??= plan.now;
  waitForHearing(ctx, plan, content);
  return plan;
}

/** While an officer holds the chat the bot is silent; these still work then, and so does what they have begun to ask. */
const ALWAYS: ReadonlySet<string> = new Set(["quick_exit", "delete_data", "stop"]);

function feedsFlow(plan: Plan, place: Place, reading: Reading, late: boolean): boolean {
  if (reading.risk === "urgent") return true;
  if (late) return false;
  if (plan.conversation.status !== "officer") return true;
  if (reading.command && ALWAYS.has(reading.command.name)) return true;
  if (reading.token?.startsWith("c:")) return ALWAYS.has(reading.token.slice(2));
  const { stop, quick_exit, delete_data } = place.revision.helpline.commands;
  const top = place.session?.frames.at(-1)?.flow;
  return place.session?.waiting != null && (top === delete_data || top === stop || top === quick_exit);
}

/** Older than the last one handled: stored, read for danger and shown, but no answer to the question asked now. */
function isLate(inbound: Inbound, known: Known): boolean {
  if (inbound.content.kind === "choice" || known.lastSentAt === null) return false;
  if (inbound.sentAt !== known.lastSentAt) return inbound.sentAt < known.lastSentAt;
  return inbound.sequence !== null && known.lastSequence !== null && inbound.sequence < known.lastSequence;
}

function kindOf(content: InboundContent): MessageKind {
  switch (content.kind) {
    case "edited":
    case "blocked":
    case "unblocked":
      throw new TypeError(`${content.kind} is no message`);
    default:
      return content.kind;
  }
}

function bodyOf(inbound: Inbound, reading: Reading, known: Known): MessageBody {
  const { content } = inbound;
  return {
    text: reading.text,
    ref: inbound.ref,
    ...(reading.signals.length > 0 ? { signals: reading.signals } : {}),
    ...(known.fresh ? { profileName: inbound.profile.name } : {}),
    ...(content.kind === "media" ? { media: content.media } : {}),
    ...(content.kind === "location" ? { location: { latitude: content.latitude, longitude: content.longitude } } : {}),
    ...(content.kind === "contact_card" ? { contactCard: { name: content.name, phone: content.phone } } : {}),
    ...(content.kind === "unsupported" ? { what: content.what } : {}),
  };
}
