import { has } from "../place.ts";
import type { Rule } from "./rule.ts";

/** Every question can be answered, and after every move something is waited for. */
export const deadEnd: Rule = {
  name: "dead_end",
  check: ({ from, place: { session }, events }, { revision }) => {
    // Time that runs out where nothing is waited for changes nothing.
    if (events.length === 0 && from.session?.waiting == null) return null;
    if (!session || has(events, "contact_stopped") || has(events, "error_raised")) return null;
    const top = session.frames.at(-1);
    const wait = top && revision.flows.get(top.flow)?.nodes.get(top.node)?.wait;
    if (!wait || session.waiting === null) return "nothing is waited for here";
    const none = wait.type === "choice" && session.waiting.options.length === 0;
    return none ? "a choice is asked for here, and none is shown" : null;
  },
};
