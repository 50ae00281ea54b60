import type { Problem } from "../../base/problem.ts";
import type { Path } from "../../i18n/read-yaml.ts";
import type { Flow, Node } from "../flow.ts";
import { problemAt } from "../problem-at.ts";
import type { FlowSet } from "../read.ts";

export type Placed = { flow: Flow; id: string; node: Node; problem: (path: Path, fault: string) => Problem };

/** Every node of every flow, with a way to tell what is wrong with it. */
export function nodesOf({ flows, sources }: FlowSet): Placed[] {
  return Object.values(flows).flatMap((flow) =>
    Object.entries(flow.nodes).map(([id, node]) => ({
      flow,
      id,
      node,
      problem: (path, fault) => problemIn(sources, flow.flow, ["nodes", id, ...path], fault),
    })),
  );
}

/** A problem of a flow file, or of helpline.yaml under the name `helpline`. */
export function problemIn(sources: FlowSet["sources"], flow: string, path: Path, fault: string): Problem {
  const source = sources.get(flow);
  return source ? problemAt(source, path, fault) : { file: `flows/${flow}.yaml`, line: 1, path: "", fault };
}
