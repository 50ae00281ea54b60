import { dropCovers } from "./covered.ts";
import { interrupt } from "./interrupt.ts";
import type { RuntimeNode } from "./revision.ts";
import { flowOf, type Run, topOf } from "./run.ts";

/** What is below stays, for the person who returns; "back" shall not bring it to whoever holds the phone. */
export function leaveQuickly(run: Run): void {
  const flow = run.revision.helpline.commands.quick_exit;
  dropCovers(run);
  run.waiting = null;
  run.safe = false;
  interrupt(run, flow);
  run.trail = [];
}

/** Whether a choice stands for the word itself: who returns is asked the question below it again. */
export function isWayOut(run: Run, node: RuntimeNode, option: string | null): boolean {
  const go = option === null ? undefined : node.branchOf.get(option)?.go;
  if (go === undefined) return false;
  const { flow } = topOf(run);
  const { quick_exit } = run.revision.helpline.commands;
  const actions = flowOf(run.revision, flow).nodes.get(go)?.actions ?? [];
  return actions.some((action) => action.type === "enter_flow" && action.flow === quick_exit);
}
