import { evaluate } from "../evaluate.ts";
import type { Router } from "../flow.ts";
import { FlowFault, type Run } from "../run.ts";

/** The target of the first branch whose condition holds. */
export function routeByConditions(run: Run, router: Extract<Router, { type: "condition" }>): string {
  for (const branch of router.branches) {
    const holds = evaluate(run, branch.when);
    if (typeof holds !== "boolean") throw new FlowFault(`${branch.when} is neither true nor false`);
    if (holds) return branch.go;
  }
  return router.otherwise;
}
