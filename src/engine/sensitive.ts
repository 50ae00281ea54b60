import { flowOf, type Run } from "./run.ts";
import type { Frame } from "./session.ts";

/** The questions are over, all parts of them that stand, wherever they stand; "is it safe?" stays, for what is held. */
export function dropQuestions(run: Run): void {
  const { screening, safe_check } = run.revision.helpline;
  const isPart = (flow: string) => flow === screening || flowOf(run.revision, flow).sensitive;
  run.frames = run.frames.filter(({ flow }) => flow === safe_check || !isPart(flow));
}

/** Whether a frame stands at a question that only a person who is safe may see. */
export function isSensitive(run: Run, frame: Frame): boolean {
  return !frame.fresh && flowOf(run.revision, frame.flow).nodes.get(frame.node)?.sensitive === true;
}
