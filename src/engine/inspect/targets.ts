import type { Problem } from "../../base/problem.ts";
import { didYouMean } from "../did-you-mean.ts";
import { exitsOf } from "./exits.ts";
import type { Inspected } from "./inspected.ts";
import { nodesOf, problemIn } from "./nodes.ts";

/** Nodes, flows and contacts that are named and do not exist. */
export function targetProblems(inspected: Inspected): Problem[] {
  const { flows, sources, content } = inspected;
  const names = Object.keys(flows);
  const starts = Object.values(flows)
    .filter((flow) => !flow.nodes[flow.start])
    .map((flow) => problemIn(sources, flow.flow, ["start"], noNode(flow.start, Object.keys(flow.nodes))));
  const roles = rolesOf(inspected)
    .filter(({ flow }) => !flows[flow])
    .map(({ path, flow }) => problemIn(sources, "helpline", path, noFlow(flow, names)));
  const inNodes = nodesOf(inspected).flatMap(({ flow, node, problem }) => {
    const ids = Object.keys(flow.nodes);
    const exits = exitsOf(node).filter(({ target }) => target !== "end" && !ids.includes(target));
    const actions = node.actions.flatMap((action, i) => {
      if (action.type === "enter_flow" && !flows[action.flow]) {
        return [problem(["actions", i, "flow"], noFlow(action.flow, names))];
      }
      if (action.type !== "send_contacts") return [];
      const gone = action.contacts.filter((id) => !content.contactIds.has(id));
      return gone.map((id) =>
        problem(["actions", i, "contacts"], `the registry has no ${id}${didYouMean(id, [...content.contactIds])}`),
      );
    });
    return [...exits.map(({ target, path }) => problem(path, noNode(target, ids))), ...actions];
  });
  return [...starts, ...roles, ...inNodes];
}

/** Each role of helpline.yaml with the flow that serves it. */
export function rolesOf({ helpline }: Pick<Inspected, "helpline">): { path: string[]; flow: string }[] {
  const { commands, topics: _, ...roles } = helpline;
  return [
    ...served(roles).map(({ name, flow }) => ({ path: [name], flow })),
    ...topicsOf({ helpline }).map(({ name, flow }) => ({ path: ["topics", name], flow })),
    ...Object.entries(commands).map(([command, flow]) => ({ path: ["commands", command], flow })),
  ];
}

/** Each topic of helpline.yaml that has a flow. */
export function topicsOf({ helpline }: Pick<Inspected, "helpline">): { name: string; flow: string }[] {
  return served(helpline.topics ?? {});
}

function served(roles: Readonly<Record<string, string | undefined>>): { name: string; flow: string }[] {
  return Object.entries(roles).flatMap(([name, flow]) => (flow === undefined ? [] : { name, flow }));
}

const noNode = (id: string, ids: string[]) => `there is no node ${id}${didYouMean(id, ids)}`;
const noFlow = (id: string, ids: string[]) => `there is no flow ${id}${didYouMean(id, ids)}`;
