import type { Revision } from "../../engine/revision.ts";
import type { Session } from "../../engine/session.ts";

/** Whether a person stands in the questions of a screening, or in what was put above them. */
export function asksScreening({ helpline }: Revision, session: Session | null): boolean {
  const { screening } = helpline;
  return screening !== undefined && session?.frames.some(({ flow }) => flow === screening) === true;
}
