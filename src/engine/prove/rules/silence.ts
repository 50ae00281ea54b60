import { has } from "../place.ts";
import type { Rule } from "./rule.ts";

/** Nothing is written into a silence where sensitive questions are asked. */
export const silence: Rule = {
  name: "silence",
  check: ({ from: { session }, move, events }, { revision }) => {
    const top = session?.frames.at(-1);
    if (move.name !== "silence" || !top || !has(events, "message_created")) return null;
    const nodes = revision.flows.get(top.flow)?.nodes.values() ?? [];
    const asks = [...nodes].some((node) => node.sensitive === true);
    return asks ? "a message goes out into a silence, and sensitive questions are asked here" : null;
  },
};
