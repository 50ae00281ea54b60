import { type Run, topOf } from "../run.ts";
import type { Value } from "../session.ts";
import type { ActionOf } from "./action-of.ts";

/**
 * From here "back" leaves the flow, as its end would: the questions that lead here would ask for a person once more. The
 * place in the queue is kept.
 */
export function requestPerson(run: Run, { reason, intake }: ActionOf<"request_person">): void {
  const { flow, variables } = topOf(run);
  const told: Record<string, Value> = {};
  for (const name of intake) told[name] = variables[name] ?? null;
  // What is told later adds to a request; danger alone makes it another one.
  // A complaint about staff is nobody's business here but theirs who are named for it.
  const { urgent, restricted } = run.revision.helpline;
  if (flow !== restricted && (run.requested === null || flow === urgent)) run.requested = reason;
  run.trail = [run.frames.slice(0, -1)].filter((below) => below.length > 0);
  run.events.push({ type: "person_requested", reason, intake: told });
}
