import type { Problem } from "../base/problem.ts";
import type { Path, YamlFile } from "../i18n/read-yaml.ts";
import { didYouMean } from "./did-you-mean.ts";
import type { Flow, Node } from "./flow.ts";
import { problemAt } from "./problem-at.ts";

/** Variables that are set, saved or told without being declared. */
export function variableProblems(source: YamlFile, flow: Flow): Problem[] {
  const declared = Object.keys(flow.variables);
  return Object.entries(flow.nodes)
    .flatMap(([id, node]) => variablesOf(["nodes", id], node))
    .filter(({ name }) => !declared.includes(name))
    .map(({ name, path }) =>
      problemAt(source, path, `the flow declares no variable ${name}${didYouMean(name, declared)}`),
    );
}

function variablesOf(at: Path, node: Node): { path: Path; name: string }[] {
  const inActions = node.actions.flatMap((action, i) => {
    const path = [...at, "actions", i];
    if (action.type === "set") return [{ path: [...path, "variable"], name: action.variable }];
    if (action.type !== "request_person") return [];
    return action.intake.map((name, k) => ({ path: [...path, "intake", k], name }));
  });
  const saved = node.router && "save" in node.router ? node.router.save : undefined;
  return saved === undefined ? inActions : [...inActions, { path: [...at, "router", "save"], name: saved }];
}
