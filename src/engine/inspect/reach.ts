import type { Problem } from "../../base/problem.ts";
import type { Flow } from "../flow.ts";
import { enteredBy, exitsOf } from "./exits.ts";
import type { Inspected } from "./inspected.ts";
import { problemIn } from "./nodes.ts";
import { rolesOf } from "./targets.ts";

/** Flows that nothing enters and nodes that nothing leads to. */
export function reachProblems(inspected: Inspected): Problem[] {
  const { flows, sources } = inspected;
  const roots = rolesOf(inspected).map(({ flow }) => flow);
  const entered = flowsFrom(inspected, roots);
  return Object.values(flows).flatMap((flow) => {
    const lost = Object.keys(flow.nodes).filter((id) => !reachedIn(flow).has(id));
    const problems = lost.map((id) => problemIn(sources, flow.flow, ["nodes", id], "nothing leads to this node"));
    if (!entered.has(flow.flow)) problems.unshift(problemIn(sources, flow.flow, ["flow"], "nothing enters this flow"));
    return problems;
  });
}

function reachedIn(flow: Flow): Set<string> {
  return follow([flow.start], (id) => {
    const node = flow.nodes[id];
    return node ? exitsOf(node).map(({ target }) => target) : [];
  });
}

/** The flow and all that it may enter, one through another. */
export function flowsFrom({ flows }: Pick<Inspected, "flows">, start: readonly string[]): Set<string> {
  return follow(start, (id) => Object.values(flows[id]?.nodes ?? {}).flatMap((node) => enteredBy(node) ?? []));
}

function follow(from: readonly string[], next: (id: string) => readonly string[]): Set<string> {
  const seen = new Set<string>();
  const open = [...from];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    open.push(...next(id));
  }
  return seen;
}
