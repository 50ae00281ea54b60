import type { Rule } from "./rule.ts";

/** Who has asked for a person and waits asks for none again, but in danger or with a complaint about staff. */
export const askedTwice: Rule = {
  name: "asked_twice",
  check: ({ from: { session }, events }) => {
    if (session?.requested?.startsWith("asked") !== true) return null;
    const again = events.some((event) => event.type === "person_requested" && event.reason.startsWith("asked"));
    return again ? "who waits for a person already asks for one again" : null;
  },
};
