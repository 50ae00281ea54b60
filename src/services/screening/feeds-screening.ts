import type { CommandName, Reading } from "../../domain/reading.ts";
import type { Event } from "../../engine/event.ts";
import type { Session } from "../../engine/session.ts";
import type { Ctx } from "../context.ts";
import type { Plan } from "../conversation/plan.ts";
import { type Place, stepPlace } from "../conversation/step-place.ts";
import { asksScreening } from "./asks-screening.ts";

const ANSWERS: ReadonlySet<CommandName> = new Set(["yes", "no", "skip", "dont_know", "number", "back"]);

/**
 * While an officer holds the chat: whether what came answers the questions that the officer asked for. Words that are no
 * answer there are for the officer, as all words are then.
 */
export function feedsScreening(ctx: Ctx, plan: Plan, place: Place, reading: Reading): boolean {
  const { revision, session } = place;
  if (plan.conversation.lane !== "general" || !session?.waiting || !asksScreening(revision, session)) return false;
  if (reading.token !== null) return !reading.token.startsWith("c:");
  if (reading.command) return ANSWERS.has(reading.command.name);
  if (reading.kind !== "text") return false;
  // A step has no effect of its own: this one is tried to see where the words lead.
  const trial = { ...plan };
  const events = stepPlace(ctx, trial, place, { type: "read", reading });
  return events.some(answers) || movesOn(session, trial.session, revision.helpline.safe_check);
}

function answers(event: Event): boolean {
  if (event.type === "answer_recorded") return event.answer !== null;
  return ["safety_confirmed", "consent_recorded", "screening_ended"].includes(event.type);
}

/** From a question of a flow to another of it; from "is it safe?" to anything. */
function movesOn(before: Session, after: Session | null, safeCheck: string | undefined): boolean {
  const [from, to] = [before.frames.at(-1), after?.frames.at(-1)];
  if (!from || !to) return false;
  return from.flow === to.flow ? from.node !== to.node : from.flow === safeCheck;
}
