import type { Path } from "../../i18n/read-yaml.ts";
import type { Node } from "../flow.ts";

export type Exit = { target: string; path: Path };

/** Every way out of a node; paths start at the node. */
export function exitsOf(node: Node): Exit[] {
  const exits: Exit[] = [];
  const add = (target: string | undefined, path: Path) => target !== undefined && exits.push({ target, path });
  add(node.go, ["go"]);
  add(node.wait?.timeout?.go, ["wait", "timeout", "go"]);
  const { router } = node;
  if (router?.type === "save") add(router.go, ["router", "go"]);
  if (router?.type === "choice") {
    router.branches.forEach((branch, i) => void add(branch.go, ["router", "branches", i, "go"]));
    add(router.listed, ["router", "listed"]);
    add(router.otherwise, ["router", "otherwise"]);
  }
  if (router?.type === "condition") {
    router.branches.forEach((branch, i) => void add(branch.go, ["router", "branches", i, "go"]));
    add(router.otherwise, ["router", "otherwise"]);
  }
  return exits;
}

/** The flow that a node enters after its other actions, or null. */
export function enteredBy(node: Node): string | null {
  return node.actions.find((action) => action.type === "enter_flow")?.flow ?? null;
}
