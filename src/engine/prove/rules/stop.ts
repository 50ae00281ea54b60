import { go } from "../go.ts";
import { type Gone, has } from "../place.ts";
import type { Rule } from "./rule.ts";

/** "Stop" stops all messages; below our own questions it ends those, and said again stops all. */
export const stop: Rule = {
  name: "stop",
  check: (gone, world) => {
    if (gone.move.name !== "stop" || stopped(gone)) return null;
    const endsQuestions = gone.from.session?.waiting?.options.includes("stop") === true;
    if (endsQuestions && stopped(go(gone.place, gone.move, world))) return null;
    return endsQuestions
      ? '"stop" said twice does not stop messages from here'
      : '"stop" does not stop messages from here';
  },
};

function stopped({ place, events }: Gone): boolean {
  return has(events, "contact_stopped") && !place.session?.waiting;
}
