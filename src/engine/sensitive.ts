import { flowOf, type Run } from "./run.ts";
import type { Frame } from "./session.ts";

/** Whether a frame stands at a question that only a person who is safe may see. */
export function isSensitive(run: Run, frame: Frame): boolean {
  return !frame.fresh && flowOf(run.revision, frame.flow).nodes.get(frame.node)?.sensitive === true;
}
