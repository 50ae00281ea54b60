import { type Run, setTop, topOf } from "./run.ts";
import type { Value } from "./session.ts";

/** Sets a variable of the flow on top. */
export function setVariable(run: Run, name: string, value: Value): void {
  const top = topOf(run);
  setTop(run, { ...top, variables: { ...top.variables, [name]: value } });
}
