import { FlowFault, flowOf, freshFrame, type Run } from "./run.ts";
import type { Value } from "./session.ts";

/** More frames than any flow of ours needs: past it flows enter each other without end. */
const MAX_DEPTH = 16;

/** Puts a flow on top of the stack, not yet begun. */
export function enter(run: Run, flow: string, variables?: Readonly<Record<string, Value>>): void {
  if (run.frames.length >= MAX_DEPTH) throw new FlowFault(`flows stand ${MAX_DEPTH} deep`);
  const frame = freshFrame(flowOf(run.revision, flow));
  if (variables) frame.variables = { ...frame.variables, ...variables };
  if (run.signals.length > 0) frame.signals = run.signals;
  run.frames.push(frame);
}
