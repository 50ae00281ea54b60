import { Graph, layout } from "@dagrejs/dagre";
import { CARD_WIDTH, type Card, TITLE_HEIGHT } from "./card.ts";
import type { Columns } from "./rank.ts";
import type { Way } from "./ways.ts";

export type Point = { x: number; y: number };
/** A card in its place; all counts from the corner where reading begins. */
export type PlacedCard = Point & { card: Card };
/** A way drawn: from the card's side through the columns between to the other card. */
export type Edge = { from: string; to: string; silent: boolean; points: Point[] };
export type Band = { width: number; height: number; cards: PlacedCard[]; edges: Edge[] };

const COLUMN_GAP = 56;
/** What a column takes of the width. */
export const COLUMN = CARD_WIDTH + COLUMN_GAP;
export const CARD_GAP = 18;
const EDGE_GAP = 12;

/** Some columns of a flow side by side, with the ways that lead forward among them. */
export function layBand(columns: Columns, cards: ReadonlyMap<string, Card>): Band {
  const own = columns.flat().flatMap((name) => cards.get(name) ?? []);
  const graph = graphOf(own);
  layout(graph);
  // The library does not see from where on a card a way leaves: the one of both sides up that crosses less.
  const [upright, turned] = [bandOf(own, graph, false), bandOf(own, graph, true)];
  return crossings(turned.edges) < crossings(upright.edges) ? turned : upright;
}

type Box = { width: number; height: number; x?: number; y?: number };
type Route = { width: number; height: number; points?: Point[] };
type Ways = Graph<{ height?: number }, Box, Route>;

/** Ways to the same step share a line, those of silence another. */
const lineOf = ({ silent }: Way) => (silent ? "silent" : "said");

function graphOf(cards: readonly Card[]): Ways {
  const graph: Ways = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: "LR", ranksep: COLUMN_GAP, nodesep: CARD_GAP, edgesep: EDGE_GAP });
  for (const { step, height } of cards) graph.setNode(step.name, { width: CARD_WIDTH, height });
  for (const { step, ports } of cards) {
    for (const { way, drawn } of ports) {
      if (drawn) graph.setEdge(step.name, way.target, { width: 0, height: 0 }, lineOf(way));
    }
  }
  return graph;
}

function bandOf(own: readonly Card[], graph: Ways, turned: boolean): Band {
  const { height: whole = 0 } = graph.graph();
  const level = (y: number) => (turned ? whole - y : y);
  const cards = own.map((card): PlacedCard => {
    const { x = 0, y = 0 } = graph.node(card.step.name);
    return { card, x: x - CARD_WIDTH / 2, y: level(y) - card.height / 2 };
  });
  const xs = [...new Set(cards.map(({ x }) => x))].sort((a, b) => a - b);
  const edges = cards.flatMap((from) =>
    from.card.ports.flatMap((port): Edge[] => {
      const to = port.drawn && cards.find(({ card }) => card.step.name === port.way.target);
      if (!to) return [];
      const { points = [] } = graph.edge(from.card.step.name, port.way.target, lineOf(port.way)) ?? {};
      const between = xs.filter((x) => x > from.x && x < to.x);
      const passes = between.flatMap((x) => across(x, level(heightAt(points, x + CARD_WIDTH / 2))));
      const first = { x: from.x + CARD_WIDTH, y: from.y + port.y };
      const last = { x: to.x, y: to.y + TITLE_HEIGHT / 2 };
      const { silent, target } = port.way;
      return [{ from: from.card.step.name, to: target, silent, points: [first, ...passes, last] }];
    }),
  );
  const lows = [
    ...cards.map(({ y, card }) => y + card.height),
    ...edges.flatMap(({ points }) => points.map(({ y }) => y)),
  ];
  return { width: Math.max(...cards.map(({ x }) => x + CARD_WIDTH)), height: Math.max(...lows), cards, edges };
}

function across(x: number, y: number): Point[] {
  return [
    { x: x - 6, y },
    { x: x + CARD_WIDTH + 6, y },
  ];
}

/** How high the library's way stands in the middle of a column, where it has made room for it. */
function heightAt(points: readonly Point[], x: number): number {
  const [first, ...rest] = points;
  if (!first) return 0;
  return rest.reduce((best, point) => (Math.abs(point.x - x) < Math.abs(best.x - x) ? point : best), first).y;
}

/** How often lines cross between columns. */
function crossings(edges: readonly Edge[]): number {
  const spans = edges.flatMap(({ points }) =>
    points.flatMap((a, i) => {
      const b = points[i + 1];
      return b && i % 2 === 0 ? [{ gap: Math.round(a.x / COLUMN), a: a.y, b: b.y }] : [];
    }),
  );
  return spans.reduce(
    (sum, one, i) =>
      sum +
      spans.slice(0, i).filter((other) => other.gap === one.gap && (one.a - other.a) * (one.b - other.b) < 0).length,
    0,
  );
}
