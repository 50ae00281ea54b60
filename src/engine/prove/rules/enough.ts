import type { Rule } from "./rule.ts";
import { isAsked } from "./sensitive.ts";

/** Who has said "enough" is asked nothing more, and nothing more of theirs is recorded. */
export const enough: Rule = {
  name: "enough",
  check: ({ place, events }, world) => {
    const at = events.findIndex((event) => event.type === "screening_ended" && event.how === "stopped");
    const started = events.some(({ type }) => type === "screening_started");
    if (started && place.session?.consents.danger_questions !== true)
      return "a screening starts without consent to such questions";
    if (at < 0) return null;
    if (events.slice(at).some(({ type }) => type === "answer_recorded")) return "an answer is recorded after the stop";
    if (place.session?.screening || isAsked(place, world)) return "questions go on after the stop";
    if (place.session?.consents.danger_questions !== false)
      return "the stop is not for good: record that consent to such questions is withdrawn";
    return null;
  },
};
