import type { Topic } from "../domain/topic.ts";
import type { Revision } from "./revision.ts";
import type { Session } from "./session.ts";
import { thresholds } from "./thresholds.ts";

/** Whether a step has led into the restricted flow, or first words will once the welcome has ended. */
export function leadsRestricted({ helpline }: Revision, before: Session | null, after: Session): boolean {
  const { restricted, topics } = helpline;
  if (restricted === undefined) return false;
  if (after.frames.some(({ flow }) => flow === restricted)) return true;
  const best = after.asked !== before?.asked ? after.asked?.topics?.[0] : undefined;
  return best !== undefined && best.score >= thresholds.topic && topics?.[best.topic as Topic] === restricted;
}
