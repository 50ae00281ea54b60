import { evaluate } from "../evaluate.ts";
import type { Run } from "../run.ts";
import { setVariable } from "../set-variable.ts";
import type { ActionOf } from "./action-of.ts";

export function set(run: Run, action: ActionOf<"set">): void {
  setVariable(run, action.variable, evaluate(run, action.value));
}
