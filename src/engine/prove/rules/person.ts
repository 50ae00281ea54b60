import { flowsOn, has } from "../place.ts";
import type { Rule } from "./rule.ts";

/** A person is reached with one word. */
export const person: Rule = {
  name: "person",
  check: ({ move, place, events }, { revision }) => {
    if (move.name !== "human") return null;
    const reached = has(events, "person_requested") || flowsOn(place).includes(revision.helpline.commands.human);
    return reached ? null : "asking for a person does not lead to one from here";
  },
};
