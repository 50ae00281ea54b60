import type { Inbound } from "../../domain/channel.ts";
import type { Ctx } from "../context.ts";
import type { Known } from "./known.ts";
import type { Plan } from "./plan.ts";

/** A plan that changes nothing yet; the conversation in it is the open one, or a new one with the bot. */
export function blankPlan(ctx: Ctx, known: Known, inbound: Inbound | null, receipt: Uint8Array | null): Plan {
  return {
    known,
    now: ctx.clock(),
    inbound,
    receipt,
    session: null,
    language: known.language,
    conversation: known.conversation
      ? { ...known.conversation }
      : {
          id: ctx.ids(),
          status: "bot",
          priority: 4,
          risk: "none",
          reason: null,
          officerId: null,
          waitingSince: null,
          dueAt: null,
          lane: known.lane,
          team: known.lane,
          unansweredSince: null,
        },
    campaign: null,
    intake: null,
    lastSentAt: known.lastSentAt,
    lastSequence: known.lastSequence,
    messages: [],
    question: null,
    followUps: [],
    erase: false,
  };
}
