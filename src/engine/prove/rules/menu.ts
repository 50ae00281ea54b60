import { flowsOn, type Place } from "../place.ts";
import type { World } from "../world.ts";
import type { Rule } from "./rule.ts";

/** The menu is reached with one word, unless the chat is hidden: then a yes comes first. */
export const menu: Rule = {
  name: "menu",
  check: ({ from, move, place }, world) => {
    if (move.name !== "menu") return null;
    if (isHidden(from, world)) return isHidden(place, world) ? null : '"menu" uncovers a hidden chat';
    return flowsOn(place).join() === world.revision.helpline.menu ? null : '"menu" does not lead to the menu from here';
  },
};

function isHidden(place: Place, { revision: { helpline } }: World): boolean {
  const top = flowsOn(place).at(-1);
  return top !== undefined && (top === helpline.commands.quick_exit || top === helpline.safe_check);
}
