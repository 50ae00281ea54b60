import type { Event } from "../../engine/event.ts";
import type { Plan } from "../conversation/plan.ts";
import type { Place } from "../conversation/step-place.ts";
import { asksScreening } from "./asks-screening.ts";

/**
 * The questions that an officer asked for are over, and what stood below them comes to the top: the bot asks nothing of
 * its own while the officer holds the chat.
 */
export function quietAfterScreening(plan: Plan, place: Place, events: readonly Event[]): readonly Event[] {
  if (plan.conversation.status !== "officer" || !asksScreening(place.revision, place.session)) return events;
  const { frames } = place.session ?? { frames: [] };
  const left = plan.session?.frames ?? [];
  const below = frames.findIndex(({ flow }) => flow === place.revision.helpline.screening);
  const isBelow = left.length <= Math.max(below, 1) && left.every(({ flow }, n) => frames[n]?.flow === flow);
  return isBelow ? events.filter((event) => event.type !== "message_created" || event.choices.length === 0) : events;
}
