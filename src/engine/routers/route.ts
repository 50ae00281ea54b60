import type { Router } from "../flow.ts";
import type { RuntimeNode } from "../revision.ts";
import type { Run } from "../run.ts";
import type { Taken } from "../taken.ts";
import { routeByChoice } from "./choice.ts";
import { routeByConditions } from "./condition.ts";
import { routeBySave } from "./save.ts";

/** Where a node leads after its wait has accepted something; the router keeps what it was told to keep. */
export function route(run: Run, node: RuntimeNode, router: Router, taken: Taken): string {
  switch (router.type) {
    case "choice":
      return routeByChoice(run, node, router, taken);
    case "save":
      return routeBySave(run, router, taken);
    case "condition":
      return routeByConditions(run, router);
    default:
      return router satisfies never;
  }
}
