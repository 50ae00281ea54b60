import { and, eq, isNull } from "drizzle-orm";
import { isCountdownAlarm, isDangerAlarm } from "../../domain/alarm.ts";
import type { InboundContent } from "../../domain/channel.ts";
import type { Lane, Team } from "../../domain/conversation.ts";
import type { Reading, Risk } from "../../domain/reading.ts";
import { dueAt, type Urgency, urgencyOfReading, urgencyOfReason } from "../../domain/triage.ts";
import type { Event } from "../../engine/event.ts";
import * as schema from "../../store/schema.ts";
import type { Ctx } from "../context.ts";
import { insertAlarm } from "../insert-alarm.ts";
import type { KnownConversation } from "./known.ts";
import { isComplaint } from "./lane-of.ts";
import type { Plan } from "./plan.ts";

const RANK: Readonly<Record<Risk, number>> = { none: 0, concern: 1, urgent: 2 };

/** A machine only ever raises: risk and priority go up with what was read, and danger waits for a person. */
export function raiseByReading(ctx: Ctx, plan: Plan, reading: Reading): void {
  const { conversation } = plan;
  const asked = urgencyOfReading(ctx.settings.triage, reading);
  if (asked === null) return;
  if (RANK[reading.risk] > RANK[conversation.risk]) conversation.risk = reading.risk;
  raiseTo(ctx, plan, asked);
  const complaint = conversation.lane === "psea" && reading.risk === "concern";
  putInQueue(ctx, plan, complaint ? "psea" : reading.risk);
  if (reading.risk === "urgent") raiseAlarm(ctx, plan, "urgent_words");
  else if (isComplaint(reading)) raiseAlarm(ctx, plan, "complaint");
}

/** Upwards only; who waits already is then due sooner. The team is that of the gravest matter. */
export function raiseTo(ctx: Ctx, { conversation }: Plan, { priority, team }: Urgency): void {
  const graver = priority < conversation.priority;
  if (graver || conversation.team === "general") conversation.team = teamOf(conversation.lane, team);
  if (!graver) return;
  conversation.priority = priority;
  if (conversation.status === "waiting") countDown(ctx, conversation);
}

/** A complaint about staff of help and all else never share a team. */
function teamOf(lane: Lane, team: Team): Team {
  if (lane === "psea") return "psea";
  return team === "psea" ? "general" : team;
}

/** Nobody waits without a time by which somebody is called. */
function countDown(ctx: Ctx, conversation: KnownConversation): void {
  const due = dueAt(ctx.settings.triage, conversation.priority, conversation.waitingSince ?? ctx.clock());
  conversation.dueAt = Math.min(conversation.dueAt ?? due, due);
}

/** The reason of who waits already is replaced only by a graver one. */
export function putInQueue(ctx: Ctx, plan: Plan, reason: string): void {
  const { conversation } = plan;
  if (conversation.status === "bot") {
    conversation.status = "waiting";
    conversation.waitingSince = plan.now;
    conversation.reason = reason;
    countDown(ctx, conversation);
  } else if (reason === "urgent") conversation.reason = reason;
}

/** The same where no words say more than the reason: it is as urgent as the table says. */
export function waitFor(ctx: Ctx, plan: Plan, reason: string): void {
  raiseTo(ctx, plan, urgencyOfReason(ctx.settings.triage, reason));
  putInQueue(ctx, plan, reason);
}

/** Who has begun to complain waits for a focal point, unless they want to go no further. */
export function waitForFocalPoint(ctx: Ctx, plan: Plan, events: readonly Event[]): void {
  const left = events.some(({ type }) => type === "queue_left" || type === "contact_stopped");
  if (!plan.known.conversation && !plan.erase && !left) waitFor(ctx, plan, "complaint");
}

const UNREADABLE: ReadonlySet<string> = new Set(["location", "contact_card", "unsupported"]);

/** What a bot cannot hear or see waits for a person who can. Stickers and moving pictures are answered, not queued. */
export function waitForHearing(ctx: Ctx, plan: Plan, content: InboundContent): void {
  if (plan.erase) return;
  if (content.kind === "media") {
    if (content.media.kind === "sticker" || content.media.kind === "animation") return;
    waitFor(ctx, plan, content.media.kind === "voice" ? "voice_note" : "unreadable");
    fetchMedia(ctx, plan);
  } else if (UNREADABLE.has(content.kind)) waitFor(ctx, plan, "unreadable");
}

function fetchMedia(ctx: Ctx, plan: Plan): void {
  const message = plan.messages.find((it) => it.direction === "in");
  if (!message) return;
  plan.followUps.push(async (tx) => {
    const at = new Date(plan.now);
    await tx.orm
      .insert(schema.job)
      .values({ id: ctx.ids(), kind: "media.fetch", messageId: message.id, state: "queued", dueAt: at, createdAt: at });
  });
}

/** Everyone on duty sees it until someone has said so. One for a conversation is enough, but none hides danger, and that of a long wait hides nothing. */
export function raiseAlarm(ctx: Ctx, plan: Plan, kind: string): void {
  plan.followUps.push(async (tx) => {
    const conversationId = plan.conversation.id;
    const open = and(eq(schema.alarm.conversationId, conversationId), isNull(schema.alarm.acknowledgedAt));
    const standing = await tx.orm.select({ kind: schema.alarm.kind }).from(schema.alarm).where(open);
    const hides = (other: string) => isDangerAlarm(other) || !(isDangerAlarm(kind) || isCountdownAlarm(other));
    if (standing.some((it) => hides(it.kind))) return;
    await insertAlarm(ctx, tx, { kind, conversationId });
  });
}
