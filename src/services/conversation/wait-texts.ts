import { and, eq, lt, or, sql } from "drizzle-orm";
import { isOpen, nextOpening } from "../../domain/hours.ts";
import type { TextRef } from "../../engine/event.ts";
import * as schema from "../../store/schema.ts";
import type { Ctx } from "../context.ts";
import type { Plan } from "./plan.ts";

/** The honest wait: the place in the queue, or when the team is back, and numbers for what cannot wait. */
export async function waitTexts(ctx: Ctx, plan: Plan): Promise<TextRef[]> {
  const { hours } = ctx.settings;
  if (isOpen(hours, plan.now)) return [await placeText(ctx, plan), ...emergencyText(ctx, plan)];
  return [openingText(ctx, plan), ...emergencyText(ctx, plan)];
}

async function placeText(ctx: Ctx, plan: Plan): Promise<TextRef> {
  const { conversation, priority, waitingSince } = {
    conversation: schema.conversation,
    priority: plan.conversation.priority,
    waitingSince: new Date(plan.conversation.waitingSince ?? plan.now),
  };
  const before = or(
    lt(conversation.priority, priority),
    and(eq(conversation.priority, priority), lt(conversation.waitingSince, waitingSince)),
  );
  const [row] = await ctx.db.orm
    .select({ count: sql<number>`count(*)::int` })
    .from(conversation)
    .where(and(eq(conversation.status, "waiting"), eq(conversation.lane, plan.conversation.lane), before));
  const count = row?.count ?? 0;
  return count === 0 ? { key: "service.queue_next" } : { key: "service.queue_place", params: { count } };
}

function openingText(ctx: Ctx, plan: Plan): TextRef {
  const { hours } = ctx.settings;
  const opening = nextOpening(hours, plan.now);
  if (opening === null) return { key: "service.after_hours" };
  const locale = plan.language === "ar" ? "ar-EG" : "en-GB";
  const show = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: hours.timeZone, numberingSystem: "latn", ...options }).format(opening);
  return {
    key: "service.next_opening",
    params: {
      day: show({ weekday: "long", day: "numeric", month: "long" }),
      time: show({ hour: "numeric", minute: "2-digit", hour12: true }),
    },
  };
}

const QUEUE_CONTACTS = ["police", "ambulance"];

function emergencyText(ctx: Ctx, plan: Plan): TextRef[] {
  const { contacts } = ctx.library.content(plan.now);
  const lines = QUEUE_CONTACTS.flatMap((id) => {
    const contact = contacts.get(id);
    return contact ? [`${contact.name[plan.language]}: ${contact.number}`] : [];
  });
  return lines.length > 0 ? [{ key: "service.queue_emergency", params: { contacts: lines.join("\n") } }] : [];
}
