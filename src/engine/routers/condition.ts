import type { Router } from "../flow.ts";
import { holds } from "../holds.ts";
import type { Run } from "../run.ts";

/** The target of the first branch whose condition holds. */
export function routeByConditions(run: Run, router: Extract<Router, { type: "condition" }>): string {
  return router.branches.find(({ when }) => holds(run, when))?.go ?? router.otherwise;
}
