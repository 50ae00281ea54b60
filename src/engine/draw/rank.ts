import { Graph, layout } from "@dagrejs/dagre";
import type { Step } from "./step.ts";

/** Steps by how far they are from the start: what stands in one column, from top to bottom. */
export type Columns = readonly (readonly string[])[];

/** Columns in reading order; steps that nothing leads to stand with the start. */
export function columnsOf(steps: readonly Step[]): Columns {
  const graph = new Graph<object, Placed>();
  graph.setGraph({ rankdir: "LR" });
  for (const { name } of steps) graph.setNode(name, { width: 1, height: 1 });
  for (const { name, ways } of steps) {
    for (const { target } of ways) if (target !== name && graph.hasNode(target)) graph.setEdge(name, target, {});
  }
  layout(graph);
  const columns = new Map<number, { name: string; order: number }[]>();
  for (const name of graph.nodes()) {
    const { rank = 0, order = 0 } = graph.node(name);
    columns.set(rank, [...(columns.get(rank) ?? []), { name, order }]);
  }
  return [...columns]
    .sort(([a], [b]) => a - b)
    .map(([, column]) => column.sort((a, b) => a.order - b.order).map(({ name }) => name));
}

type Placed = { width: number; height: number; rank?: number; order?: number };
