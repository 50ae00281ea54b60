import { flowsOn, type Gone } from "../place.ts";
import type { World } from "../world.ts";
import type { Rule } from "./rule.ts";

/** One word brings the cover, and nothing else with it. */
export const quickExit: Rule = {
  name: "quick_exit",
  check: (gone, world) => {
    if (gone.move.name !== "quick_exit") return null;
    const flow = world.revision.helpline.commands.quick_exit;
    if (flowsOn(gone.place).at(-1) !== flow) return "a quick exit does not hide the chat from here";
    const more = saidBesides(gone, world, flow);
    if (more !== null) return `a quick exit says ${more} besides its cover from here`;
    return gone.place.session?.safe ? "after a quick exit the chat still counts as safe" : null;
  },
};

function saidBesides({ events }: Gone, { revision }: World, flow: string): string | null {
  const own = new Set(
    [...(revision.flows.get(flow)?.nodes.values() ?? [])].flatMap(({ actions }) =>
      actions.flatMap((action) => (action.type === "send" ? action.text : [])),
    ),
  );
  const messages = events.flatMap((event) => (event.type === "message_created" ? event : []));
  return messages.find(({ text, choices }) => !own.has(text.key) || choices.length > 0)?.text.key ?? null;
}
