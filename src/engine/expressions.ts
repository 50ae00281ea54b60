import type { Path } from "../i18n/read-yaml.ts";
import type { Flow, Node } from "./flow.ts";

/** What an expression must give: a condition true or false, a value anything that a variable may hold. */
export type Expression = { path: Path; cel: string; gives: "condition" | "value" };

/** Every CEL expression of a flow, with where it stands. */
export function expressionsOf(flow: Flow): Expression[] {
  return Object.entries(flow.nodes).flatMap(([id, node]) => ofNode(["nodes", id], node));
}

function ofNode(at: Path, node: Node): Expression[] {
  const found: Expression[] = [];
  const value = (path: Path, cel: string) => found.push({ path: [...at, ...path], cel, gives: "value" });
  node.actions.forEach((action, i) => {
    const path = ["actions", i];
    if (action.type === "send") {
      for (const [name, cel] of Object.entries(action.with ?? {})) value([...path, "with", name], cel);
    }
    if (action.type === "start_screening" && action.entry !== undefined) value([...path, "entry"], action.entry);
    if (action.type === "set_contact_time") value([...path, "value"], action.value);
    if (action.type === "set") value([...path, "value"], action.value);
    if (action.type === "send_article") value([...path, "article"], action.article);
    if (action.type === "save_feedback") {
      value([...path, "score"], action.score);
      if (action.comment !== undefined) value([...path, "comment"], action.comment);
    }
  });
  if (node.wait?.type === "choice" && node.wait.of !== undefined) value(["wait", "of"], node.wait.of);
  if (node.router && "branches" in node.router) {
    node.router.branches.forEach(({ when }, i) => {
      if (when === undefined) return;
      found.push({ path: [...at, "router", "branches", i, "when"], cel: when, gives: "condition" });
    });
  }
  return found;
}
