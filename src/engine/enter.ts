import { FlowFault, flowOf, freshFrame, type Run } from "./run.ts";
import { dropQuestions } from "./sensitive.ts";
import type { Frame, Value } from "./session.ts";

/** More frames than any flow of ours needs: past it flows enter each other without end. */
const MAX_DEPTH = 16;

/** Puts a flow on top of the stack, not yet begun. */
export function enter(run: Run, flow: string, variables?: Readonly<Record<string, Value>>): void {
  const { screening, safe_check, restricted } = run.revision.helpline;
  // Left at its end, none of these may come up once more from below.
  if (flow === screening) dropQuestions(run);
  if (flow === safe_check || flow === restricted) {
    run.frames = run.frames.filter((frame) => frame.flow !== flow);
  }
  if (run.frames.length >= MAX_DEPTH) throw new FlowFault(`flows stand ${MAX_DEPTH} deep`);
  const frame = freshFrame(flowOf(run.revision, flow));
  if (variables) frame.variables = { ...frame.variables, ...variables };
  if (run.signals.length > 0) frame.signals = run.signals;
  run.frames.push(frame);
}

/** The same for a flow that one is inside of at most once: who is, comes back to its question. */
export function enterOnce(run: Run, flow: string, variables?: Readonly<Record<string, Value>>): void {
  const at = run.frames.findLastIndex((frame) => frame.flow === flow);
  if (at > 0) run.frames.length = at + 1;
  if (at > 0 && asks(run, run.frames[at])) return;
  if (at > 0) run.frames.length = at;
  enter(run, flow, variables);
}

function asks(run: Run, frame: Frame | undefined): boolean {
  if (!frame || frame.fresh) return false;
  const node = flowOf(run.revision, frame.flow).nodes.get(frame.node);
  return node?.wait !== undefined && node.question !== null;
}
