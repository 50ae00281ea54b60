import type { Inbound, InboundContent } from "../../domain/channel.ts";
import type { MessageBody } from "../../domain/message.ts";
import type { Reading } from "../../domain/reading.ts";
import type { Event } from "../../engine/event.ts";
import { leadsRestricted } from "../../engine/leads-restricted.ts";
import type { Ctx } from "../context.ts";
import { mayBeLabelled } from "../question/may-be-labelled.ts";
import { asksScreening } from "../screening/asks-screening.ts";
import { feedsScreening } from "../screening/feeds-screening.ts";
import { quietAfterScreening } from "../screening/quiet-after-screening.ts";
import { applyEvents } from "./apply-events.ts";
import { blankPlan } from "./blank-plan.ts";
import { isLate } from "./is-late.ts";
import { type Known, refHash } from "./known.ts";
import { knownRestricted } from "./known-restricted.ts";
import { isComplaint, laneOf } from "./lane-of.ts";
import type { Plan } from "./plan.ts";
import { planEdit } from "./plan-edit.ts";
import { planReach } from "./plan-reach.ts";
import { raiseByReading, waitForFocalPoint, waitForHearing } from "./raise.ts";
import { standsRestricted } from "./stands-restricted.ts";
import { openSession, type Place, stepPlace } from "./step-place.ts";

/** Works out what one delivery changes. Reads at most; writes nothing. */
export async function planInbound(ctx: Ctx, inbound: Inbound, known: Known, receipt: Uint8Array | null): Promise<Plan> {
  const place = await openSession(ctx, ctx.db, known);
  const { content } = inbound;
  if (content.kind === "blocked" || content.kind === "unblocked") {
    return planReach({ ...blankPlan(ctx, known, inbound, receipt), session: place.session }, content.kind);
  }
  const reading = ctx.library.understand(content, { language: place.session?.language ?? null });
  const came: Came = { inbound, content, place, reading };
  if ((await laneOf(ctx, inbound, known, place, reading)) === "general") {
    const plan = blankPlan(ctx, known, inbound, receipt);
    if (await planMessage(ctx, plan, came)) return plan;
  }
  // It is, or leads to, a complaint about staff of help: all of it goes where only those see it who are named for it.
  const plan = blankPlan(ctx, await knownRestricted(ctx, known), inbound, receipt);
  await planMessage(ctx, plan, came);
  return plan;
}

type Came = {
  inbound: Inbound;
  content: Exclude<InboundContent, { kind: "blocked" | "unblocked" }>;
  place: Place;
  reading: Reading;
};

/** False, with the plan to be thrown away, where it turns out that the message belongs to the restricted conversation. */
async function planMessage(ctx: Ctx, plan: Plan, { inbound, content, place, reading }: Came): Promise<boolean> {
  const { known } = plan;
  const restricted = known.lane === "psea";
  plan.session = place.session;
  if (place.session) plan.language = place.session.language;
  else if (reading.language) plan.language = reading.language;
  raiseByReading(ctx, plan, reading);
  if (content.kind === "edited") {
    await planEdit(ctx, plan, content.text, reading, place);
    return true;
  }
  const late = isLate(inbound, known);
  const id = ctx.ids();
  plan.messages.push({
    id,
    direction: "in",
    author: "person",
    kind: content.kind,
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

  const held = plan.conversation.status === "officer";
  const answers = !restricted && !late && held && feedsScreening(ctx, plan, place, reading);
  let events: readonly Event[] = [];
  if (answers || feedsFlow(plan, place, reading, late)) {
    const named = !restricted && mayBeLabelled(reading) ? { message: id } : {};
    const stepped = stepPlace(ctx, plan, place, { type: "read", reading, ...named });
    const leads = plan.session && leadsRestricted(place.revision, place.session, plan.session);
    if (!restricted && leads) return false;
    events = quietAfterScreening(plan, place, stepped);
    await applyEvents(ctx, plan, place, events);
  }
  if (restricted) waitForFocalPoint(ctx, plan, events);
  // Who answers our questions waits for the next one, not yet for the officer.
  const asked = answers && asksScreening(place.revision, plan.session);
  if (plan.conversation.status === "officer" && !asked) plan.conversation.unansweredSince ??= plan.now;
  waitForHearing(ctx, plan, content);
  return true;
}

/** While an officer holds the chat the bot is silent; these still work then, and so does what they have begun to ask. */
const ALWAYS: ReadonlySet<string> = new Set(["quick_exit", "delete_data", "stop"]);

function feedsFlow(plan: Plan, place: Place, reading: Reading, late: boolean): boolean {
  if (reading.risk === "urgent") return true;
  // A complaint is met, and what follows it kept apart, whoever holds the chat and however late it came.
  if (isComplaint(reading) && !standsRestricted(place)) return true;
  if (late) return false;
  if (plan.conversation.status !== "officer") return true;
  const command = reading.token?.startsWith("c:") ? reading.token.slice(2) : reading.command?.name;
  if (command !== undefined && ALWAYS.has(command)) return true;
  // Out of the complaint, to everything else that we are here for.
  if (command === "menu" && plan.conversation.lane === "psea") return true;
  if (reading.token?.startsWith("c:")) return false;
  const { safe_check, commands } = place.revision.helpline;
  const { stop, quick_exit, delete_data } = commands;
  const top = place.session?.frames.at(-1)?.flow;
  return (
    place.session?.waiting != null && top !== undefined && [delete_data, stop, quick_exit, safe_check].includes(top)
  );
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
