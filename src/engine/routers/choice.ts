import type { Router } from "../flow.ts";
import type { RuntimeNode } from "../revision.ts";
import { FlowFault, type Run } from "../run.ts";
import { setVariable } from "../set-variable.ts";
import type { Taken } from "../taken.ts";
import { record } from "./record.ts";

/** The target of what was chosen; of `otherwise` where words came instead. */
export function routeByChoice(
  run: Run,
  node: RuntimeNode,
  router: Extract<Router, { type: "choice" }>,
  taken: Taken,
): string {
  // Words that are no choice are not the answer; a number is.
  record(run, router.record, { value: typeof taken.value === "number" ? taken.value : taken.option });
  if (router.save !== undefined) setVariable(run, router.save, taken.value);
  const target = taken.option === null ? router.otherwise : (node.branchOf.get(taken.option)?.go ?? router.listed);
  if (target === undefined) throw new FlowFault("what was chosen leads nowhere");
  return target;
}
