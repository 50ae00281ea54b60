import type { Problem } from "../../base/problem.ts";
import type { Node } from "../flow.ts";
import type { Inspected } from "./inspected.ts";
import { nodesOf, type Placed } from "./nodes.ts";

/** Nodes whose parts do not fit each other. */
export function nodeShapeProblems(inspected: Inspected): Problem[] {
  return nodesOf(inspected).flatMap((placed) => [
    ...actionProblems(placed),
    ...partProblems(placed),
    ...choiceProblems(placed),
  ]);
}

function actionProblems({ node, problem }: Placed): Problem[] {
  const at = node.actions.findIndex((action) => action.type === "enter_flow");
  if (at < 0) return [];
  const problems: Problem[] = [];
  if (at < node.actions.length - 1) problems.push(problem(["actions", at], "enter_flow must be the last action"));
  if (node.wait) problems.push(problem(["wait"], "a node that enters a flow does not wait; wait in the next one"));
  return problems;
}

function partProblems({ node, problem }: Placed): Problem[] {
  const { wait, router, go } = node;
  if (!router && go === undefined) return [problem([], "no way out of this node: give it a router or `go`")];
  if (router && go !== undefined) return [problem(["go"], "the router decides; take `go` away")];
  if (router?.type === "condition") {
    return wait ? [problem(["wait"], "a condition router does not wait; wait in a node of its own")] : [];
  }
  if (!wait) return router ? [problem(["router"], `a ${router.type} router needs a wait`)] : [];
  if (!router) return wait.type === "choice" ? [problem(["wait"], "a choice needs a choice router")] : [];
  const fits = FITTING[wait.type].includes(router.type);
  return fits ? [] : [problem(["router", "type"], `a wait for ${wait.type} takes: ${FITTING[wait.type].join(", ")}`)];
}

const FITTING: Readonly<Record<NonNullable<Node["wait"]>["type"], readonly string[]>> = {
  choice: ["choice"],
  anything: ["save", "choice"],
  number: ["save", "choice"],
};

type Branch = Extract<Node["router"], { type: "choice" }>["branches"][number];

/** The same branch in another place, each under a condition. */
function movesOnly(one: Branch, two: Branch): boolean {
  return one.when !== undefined && two.when !== undefined && one.label === two.label && one.go === two.go;
}

function choiceProblems({ node, problem }: Placed): Problem[] {
  const { wait, router } = node;
  if (router?.type !== "choice" || !wait) return [];
  const problems: Problem[] = [];
  const list = wait.type === "choice" ? wait.list : undefined;
  const of = wait.type === "choice" ? wait.of : undefined;
  if (router.branches.length === 0 && !list) problems.push(problem(["router"], "a choice without options"));
  if (router.branches.length === 0 && list) problems.push(problem(["router"], "the list may be empty: add a branch"));
  if (list && router.listed === undefined) problems.push(problem(["router"], "say in `listed` where the list leads"));
  if (!list && router.listed !== undefined) problems.push(problem(["router", "listed"], "the wait draws no list"));
  if ((list === "articles") !== (of !== undefined)) problems.push(problem(["wait"], "`of` goes with `list: articles`"));
  if (wait.type === "anything" && router.otherwise === undefined) {
    problems.push(problem(["router"], "anything may come: say in `otherwise` where it leads"));
  }
  if (wait.type === "number" && router.otherwise === undefined) {
    problems.push(problem(["router"], "say in `otherwise` where the number leads"));
  }
  if (wait.type === "choice" && router.branches.length > 0 && router.branches.every(({ when }) => when !== undefined)) {
    problems.push(problem(["router", "branches"], "every branch has a condition, and none may hold: add one without"));
  }
  router.branches.forEach((branch, i) => {
    const twin = router.branches.slice(0, i).find(({ choice }) => choice === branch.choice);
    if (twin && !movesOnly(twin, branch)) {
      problems.push(problem(["router", "branches", i, "choice"], `the choice ${branch.choice} stands here twice`));
    }
  });
  return problems;
}
