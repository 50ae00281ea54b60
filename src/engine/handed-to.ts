import { flowOf, type Run } from "./run.ts";
import type { Value } from "./session.ts";

/** Those of the variables that the flow declares. */
export function handedTo(run: Run, flow: string, told: Readonly<Record<string, Value>>): Record<string, Value> {
  const declared = flowOf(run.revision, flow).variables;
  return Object.fromEntries(Object.entries(told).filter(([name]) => name in declared));
}
