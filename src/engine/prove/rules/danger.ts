import { flowsOn, type Gone } from "../place.ts";
import type { World } from "../world.ts";
import type { Rule } from "./rule.ts";

/** Messages of ours that a person in danger reads before a colleague is called. */
const MOST_MESSAGES = 2;

/** Danger is met with numbers first, an alarm and a person within two messages; a complaint about staff where it belongs. */
export const danger: Rule = {
  name: "danger",
  check: (gone, world) => {
    const { from, move, place, events } = gone;
    const met = flowThatMeets(gone, world);
    if (met === null || flowsOn(from).includes(met) || flowsOn(from).includes(world.revision.helpline.urgent))
      return null;
    if (!flowsOn(place).includes(met)) return `${move.name} signs of danger do not lead to ${met} from here`;
    const asked = events.findIndex(({ type }) => type === "person_requested");
    if (asked < 0) return "danger does not reach a person from here";
    const before = events.slice(0, asked).filter(({ type }) => type === "message_created");
    if (before.length > MOST_MESSAGES) return `${before.length} messages come before a person is called`;
    if (!events.some(({ type }) => type === "alarm_raised")) return "danger raises no alarm from here";
    const first = before[0];
    const numbers = first?.type === "message_created" && first.text.params?.contacts !== undefined;
    return numbers ? null : "numbers do not come first";
  },
};

function flowThatMeets({ move: { trigger } }: Gone, { revision: { helpline } }: World): string | null {
  if (trigger.type !== "read" || trigger.reading.risk === "none") return null;
  const complaint = trigger.reading.signals.some(({ kind }) => kind === "psea");
  if (complaint && helpline.restricted !== undefined) return helpline.restricted;
  return trigger.reading.risk === "urgent" ? helpline.urgent : null;
}
