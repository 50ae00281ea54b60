import { has, type Place } from "../place.ts";
import type { World } from "../world.ts";
import type { Rule } from "./rule.ts";

/** A sensitive question comes after consent to such questions and "is it safe?", and not after either has lapsed. */
export const sensitive: Rule = {
  name: "sensitive",
  check: ({ place, events }, world) => {
    if (!isAsked(place, world) || !has(events, "message_created")) return null;
    const { consents, safe } = place.session ?? {};
    if (consents?.danger_questions !== true) return "a sensitive question comes before consent to such questions";
    if (!safe) return 'a sensitive question comes before "is it safe to talk?"';
    return null;
  },
};

/** Whether the person stands at a sensitive question; one that may save a life is none. */
export function isAsked({ session }: Place, { revision }: World): boolean {
  const top = session?.frames.at(-1);
  const node = top && revision.flows.get(top.flow)?.nodes.get(top.node);
  return node?.sensitive === true && !node.life_saving;
}
