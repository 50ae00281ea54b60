import { flowOf, type Run } from "./run.ts";
import type { Frame } from "./session.ts";

/** The questions are over, all parts of them that stand, wherever they stand. */
export function dropQuestions(run: Run): void {
  const { screening } = run.revision.helpline;
  run.frames = run.frames.filter(({ flow }) => flow !== screening && !flowOf(run.revision, flow).sensitive);
}

/** Whether a frame stands at a question that only a person who is safe may see. */
export function isSensitive(run: Run, frame: Frame): boolean {
  return !frame.fresh && flowOf(run.revision, frame.flow).nodes.get(frame.node)?.sensitive === true;
}
