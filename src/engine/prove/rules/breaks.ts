import type { Rule } from "./rule.ts";

/** No move makes a flow go wrong: a circle without a wait, a text or a node that is not there. */
export const breaks: Rule = {
  name: "breaks",
  check: ({ events }) => {
    const error = events.find((event) => event.type === "error_raised");
    return error ? `goes wrong here: ${error.fault}` : null;
  },
};
