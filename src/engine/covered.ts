import type { Revision } from "./revision.ts";
import type { Run } from "./run.ts";
import type { Session } from "./session.ts";

/** Somebody else may hold the phone: no question is answered until the person has said that it is safe. */
export function isCovered({ frames, revision: { helpline } }: Run): boolean {
  const top = frames.at(-1)?.flow;
  return top !== undefined && (top === helpline.commands.quick_exit || top === helpline.safe_check);
}

/** Before another cover comes, the one that stands goes: the person is asked once. */
export function dropCovers(run: Run): void {
  const covers = coversOf(run.revision);
  run.frames = run.frames.filter(({ flow }) => !covers.includes(flow));
}

/** The flows of a session that cover what is below them, the uppermost last. */
export function coversIn(session: Session | null, revision: Revision): string[] {
  const covers = coversOf(revision);
  return (session?.frames ?? []).flatMap(({ flow }) => (covers.includes(flow) ? [flow] : []));
}

function coversOf({ helpline: { commands, safe_check } }: Revision): string[] {
  return safe_check === undefined ? [commands.quick_exit] : [commands.quick_exit, safe_check];
}
