import type { Say } from "../../ui/say.ts";
import { type Band, CARD_GAP, COLUMN, layBand, type PlacedCard } from "./band.ts";
import { type Card, layCard, SMALLEST_LETTERS } from "./card.ts";
import { type Columns, columnsOf } from "./rank.ts";
import type { Step } from "./step.ts";

/** Bands under one another, each read like a line of writing; each with its distance from the top. */
export type Layout = {
  width: number;
  height: number;
  /** The columns of each band: what stands further on in the same one is what lines are drawn to. */
  groups: readonly Columns[];
  bands: (Band & { top: number })[];
  /** Too large for a screen. */
  tall: boolean;
};

/** What is drawn is made to fit; the usual screen of an officer. */
const SCREEN = { width: 1440, height: 900 };
/** So small that letters keep 9 px. */
const SMALLEST = 9 / SMALLEST_LETTERS;
/** So large that nothing is gained by more bands. */
const COMFORTABLE = 0.95;
export const MARGIN = 20;
const HEADING = 44;
const BAND_GAP = 34;
/** What a line is worth, in px of height. */
const LINE_COST = 25;

/**
 * Lays the steps out in as many bands as fill a screen best. A flow that is too large for any keeps the screen's width
 * and letters that can be read, and is scrolled downwards.
 */
export function layOut(steps: readonly Step[], start: string, say: Say): Layout {
  const columns = columnsOf(steps);
  const told = { steps, start, say };
  const heights = heightsOf(columns, told);
  const lost = columns.map((_column, i) => LINE_COST * linesOver(columns, i, steps));
  const widest = Math.min(columns.length, Math.floor(SCREEN.width / SMALLEST / COLUMN));
  const layouts = Array.from({ length: widest }, (_, i) =>
    inBands(cut(columns, { heights, lost, most: widest - i }), told),
  );
  return numbered(choose(layouts), told);
}

function choose(layouts: readonly Layout[]): Layout {
  const comfortable = layouts.find((layout) => shown(layout) >= COMFORTABLE);
  const largest = layouts.reduce((a, b) => (shown(b) > shown(a) ? b : a));
  if (comfortable || shown(largest) >= SMALLEST) return comfortable ?? largest;
  return { ...layouts.reduce((a, b) => (b.height < a.height ? b : a)), tall: true };
}

/** The same with the steps counted as they now stand: band by band, column by column, downwards. */
function numbered(layout: Layout, told: Told): Layout {
  const inOrder = layout.bands.map(({ cards }) => [...cards].sort((a, b) => a.x - b.x || a.y - b.y).map(nameOf));
  const cards = layCards(layout.groups, told, inOrder.flat());
  const again = (placed: PlacedCard) => ({ ...placed, card: cards.get(nameOf(placed)) ?? placed.card });
  return { ...layout, bands: layout.bands.map((band) => ({ ...band, cards: band.cards.map(again) })) };
}

function nameOf({ card }: PlacedCard): string {
  return card.step.name;
}

/** How large it is on the screen, whole. */
function shown({ width, height }: Layout): number {
  return Math.min(SCREEN.width / width, SCREEN.height / height);
}

type Told = { steps: readonly Step[]; start: string; say: Say };

/** How high each column will be, about. */
function heightsOf(columns: Columns, told: Told): number[] {
  const cards = layCards([columns], told);
  return columns.map((column) => column.reduce((sum, name) => sum + (cards.get(name)?.height ?? 0) + CARD_GAP, 0));
}

/** How many lines lead over the left edge of a column: a cut there leaves a number in place of each. */
function linesOver(columns: Columns, at: number, steps: readonly Step[]): number {
  const before = new Set(columns.slice(0, at).flat());
  const after = new Set(columns.slice(at).flat());
  const over = steps
    .filter(({ name }) => before.has(name))
    .flatMap(({ ways }) => [...new Set(ways.map((way) => way.target))]);
  return over.filter((target) => after.has(target)).length;
}

type Costs = { heights: readonly number[]; lost: readonly number[]; most: number };

/** Cuts columns into bands of at most `most`: the least high together, and where few lines are lost. */
function cut(columns: Columns, { heights, lost, most }: Costs): Columns[] {
  const costs = [0];
  const begins = [0];
  for (let end = 1; end <= columns.length; end++) {
    for (let begin = Math.max(0, end - most); begin < end; begin++) {
      const cost = (costs[begin] ?? 0) + (lost[begin] ?? 0) + Math.max(...heights.slice(begin, end)) + BAND_GAP;
      if (cost < (costs[end] ?? Number.POSITIVE_INFINITY)) {
        costs[end] = cost;
        begins[end] = begin;
      }
    }
  }
  const bands: Columns[] = [];
  for (let end = columns.length; end > 0; end = begins[end] ?? 0) bands.unshift(columns.slice(begins[end], end));
  return bands;
}

function inBands(groups: readonly Columns[], told: Told): Layout {
  const cards = layCards(groups, told);
  let top = HEADING;
  const bands = groups.map((group) => {
    const band = { ...layBand(group, cards), top };
    top += band.height + BAND_GAP;
    return band;
  });
  const width = Math.max(...bands.map((band) => band.width)) + 2 * MARGIN;
  return { width, height: top - BAND_GAP + MARGIN, groups, bands, tall: false };
}

/** A line is drawn to a step further on in the same band; any other way names the number of its step. */
function layCards(
  groups: readonly Columns[],
  { steps, start, say }: Told,
  names: readonly string[] = groups.flat(2),
): Map<string, Card> {
  const place = new Map(
    groups.flatMap((group, band) => group.flatMap((column, x) => column.map((name) => [name, { band, x }] as const))),
  );
  const cards = steps.map((step) => {
    const here = place.get(step.name);
    const farNumber = ({ target }: { target: string }) => {
      const there = place.get(target);
      if (!here || !there || (there.band === here.band && there.x > here.x)) return null;
      return names.indexOf(target) + 1;
    };
    const number = names.indexOf(step.name) + 1;
    return [step.name, layCard(step, { number, start: step.name === start, say, farNumber })] as const;
  });
  return new Map(cards);
}
