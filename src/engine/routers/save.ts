import type { Router } from "../flow.ts";
import type { Run } from "../run.ts";
import { setVariable } from "../set-variable.ts";
import type { Taken } from "../taken.ts";
import { record } from "./record.ts";

export function routeBySave(run: Run, router: Extract<Router, { type: "save" }>, taken: Taken): string {
  record(run, router.record, taken);
  if (router.save !== undefined) setVariable(run, router.save, taken.value);
  return router.go;
}
