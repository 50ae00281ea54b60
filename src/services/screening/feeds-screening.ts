import type { CommandName, Reading } from "../../domain/reading.ts";
import type { Event } from "../../engine/event.ts";
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
  const { command } = reading;
  if (reading.kind !== "text" || (command && !ANSWERS.has(command.name))) return false;
  // A step has no effect of its own: this one is tried to see where the words lead.
  const trial = { ...plan };
  const events = stepPlace(ctx, trial, place, { type: "read", reading });
  const [from, to] = [session.frames.at(-1), trial.session?.frames.at(-1)];
  if (events.some(answers)) return true;
  if (!from || !to) return false;
  const { safe_check } = revision.helpline;
  // "Yes" after a pause: whether it is safe comes first, then the question again.
  if (from.flow !== safe_check && to.flow === safe_check) return command !== null;
  return from.flow === to.flow ? from.node !== to.node : from.flow === safe_check;
}

function answers(event: Event): boolean {
  if (event.type === "answer_recorded") return event.answer !== null;
  return ["safety_confirmed", "consent_recorded", "screening_ended"].includes(event.type);
}
