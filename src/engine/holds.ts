import { evaluate } from "./evaluate.ts";
import { FlowFault, type Run } from "./run.ts";

/** Whether a condition of the top frame's flow holds. */
export function holds(run: Run, condition: string): boolean {
  const value = evaluate(run, condition);
  if (typeof value !== "boolean") throw new FlowFault(`${condition} is neither true nor false`);
  return value;
}
