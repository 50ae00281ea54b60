import { type Run, topOf } from "../run.ts";
import type { Value } from "../session.ts";
import type { ActionOf } from "./action-of.ts";

export function requestPerson(run: Run, { reason, intake }: ActionOf<"request_person">): void {
  const { variables } = topOf(run);
  const told: Record<string, Value> = {};
  for (const name of intake) told[name] = variables[name] ?? null;
  run.events.push({ type: "person_requested", reason, intake: told });
}
