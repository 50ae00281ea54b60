import type { Problem } from "../../base/problem.ts";
import type { Flow } from "../flow.ts";
import { enteredBy, exitsOf } from "./exits.ts";
import type { Inspected } from "./inspected.ts";
import { problemIn } from "./nodes.ts";

/** Circles of nodes, across flows too, in which nobody is waited for. */
export function loopProblems({ flows, sources, helpline }: Inspected): Problem[] {
  const state = new Map<string, "open" | "done">();
  const problems: Problem[] = [];
  const visit = (flow: Flow, id: string): void => {
    const key = `${flow.flow}/${id}`;
    const known = state.get(key);
    if (known === "open") problems.push(problemIn(sources, flow.flow, ["nodes", id], "a circle without a wait"));
    const node = flow.nodes[id];
    if (known || !node) return;
    state.set(key, "open");
    const inner = flows[enteredBy(node) ?? ""];
    if (inner) visit(inner, inner.start);
    const returns = !inner || endsUnasked(flows, inner);
    if (!node.wait && returns) for (const { target } of exitsOf(node)) visit(flow, target);
    state.set(key, "done");
  };
  for (const flow of Object.values(flows)) for (const id of Object.keys(flow.nodes)) visit(flow, id);
  const menu = flows[helpline.menu];
  if (menu && endsUnasked(flows, menu)) problems.push(problemIn(sources, menu.flow, ["start"], MENU_ENDS));
  return problems;
}

const MENU_ENDS = "the menu can end without a wait, and then starts again for ever";

/** Whether a flow can run from its start to its end without a wait. */
export function endsUnasked(flows: Readonly<Record<string, Flow>>, flow: Flow, seen = new Set<string>()): boolean {
  const passes = (id: string): boolean => {
    if (id === "end") return true;
    const key = `${flow.flow}/${id}`;
    const node = flow.nodes[id];
    if (!node || node.wait || seen.has(key)) return false;
    seen.add(key);
    const inner = flows[enteredBy(node) ?? ""];
    if (inner && !endsUnasked(flows, inner, seen)) return false;
    return exitsOf(node).some(({ target }) => passes(target));
  };
  return passes(flow.start);
}
