import type { Say } from "../../ui/say.ts";
import { type Face, widthOf } from "./measure.ts";
import type { SignKind } from "./signs.ts";
import type { Step } from "./step.ts";
import type { Way } from "./ways.ts";
import { wrap } from "./wrap.ts";

/** Words in a card; `x` counts from the side where reading begins, `y` is the base line. */
export type Line = { text: string; x: number; y: number; size: number; face: Face; tone: "ink" | "soft"; ltr: boolean };
/** A small coloured field with a sign and words; `way` is that of which it says where it leads. */
export type Chip = {
  kind: SignKind | "start" | "end" | "to";
  text: string;
  x: number;
  y: number;
  width: number;
  silent?: boolean;
};
/** Where a way leaves the card; `drawn` where a line leads on from there. */
export type Port = { way: Way; y: number; drawn: boolean };

/** A step laid out: all of it in px from the corner where reading begins. */
export type Card = {
  step: Step;
  number: number;
  height: number;
  lines: Line[];
  chips: Chip[];
  /** Heights of the lines that part the ways. */
  rules: number[];
  ports: Port[];
};

export const CARD_WIDTH = 240;
export const TITLE_HEIGHT = 26;
export const CHIP_HEIGHT = 19;
const PAD = 10;
const ROOM = CARD_WIDTH - 2 * PAD;
const SIZE = { text: 13, chip: 12, code: 11.5 } as const;
export const SMALLEST_LETTERS = SIZE.code;
const STEP_Y = 18;
const GAP = 4;
/** Room of the drawn sign in a chip. */
const ICON = 14;

type Setting = {
  number: number;
  start: boolean;
  say: Say;
  /** Of a way to a step that no line is drawn to: the number of that step. */
  farNumber: (way: Way) => number | null;
};

export function layCard(step: Step, setting: Setting): Card {
  const { number, start, say, farNumber } = setting;
  const card: Card = { step, number, height: TITLE_HEIGHT, lines: [], chips: [], rules: [], ports: [] };
  layTitle(card, start ? say("start") : null);
  const [only, ...others] = step.ways;
  const last = only && others.length === 0 && !only.label && !only.when ? leadsTo(only, farNumber(only), say) : null;
  if (step.text !== null || step.signs.length > 0 || last) {
    card.height += 6;
    layText(card);
    laySigns(card, last);
    card.height += 2;
  }
  if (last) card.ports.push({ way: last.way, y: card.height - 12, drawn: false });
  else for (const way of step.ways) layWay(card, way, farNumber(way), say);
  return card;
}

function layTitle(card: Card, start: string | null): void {
  const chip = start ? chipWidth(start) : 0;
  const room = ROOM - chip - (chip ? GAP : 0);
  const [text = ""] = wrap(`${card.number}\u00a0${card.step.name}`, {
    width: room,
    lines: 1,
    size: SIZE.chip,
    face: "code",
  });
  card.lines.push({ text, x: PAD, y: 17, size: SIZE.chip, face: "code", tone: "ink", ltr: true });
  if (start) card.chips.push({ kind: "start", text: start, x: CARD_WIDTH - PAD - chip, y: 3.5, width: chip });
}

function layText(card: Card): void {
  for (const text of wrap(card.step.text ?? "", { width: ROOM, lines: 2, size: SIZE.text })) {
    card.lines.push({ text, x: PAD, y: card.height + 13, size: SIZE.text, face: "text", tone: "ink", ltr: false });
    card.height += STEP_Y;
  }
}

/** The signs in as many rows as they take; where the step goes next without a word, that stands behind them. */
function laySigns(card: Card, last: Lead | null): void {
  let x = PAD;
  const newRow = () => {
    x = PAD;
    card.height += CHIP_HEIGHT + GAP;
  };
  for (const { kind, label } of card.step.signs) {
    const [text = ""] = wrap(label, { width: ROOM - ICON - 8, lines: 1, size: SIZE.chip });
    const width = chipWidth(text);
    if (x > PAD && x + width > CARD_WIDTH - PAD) newRow();
    card.chips.push({ kind, text, x, y: card.height + 1, width });
    x += width + GAP;
  }
  if (last) {
    if (x > PAD && x + last.width > CARD_WIDTH - PAD) newRow();
    card.chips.push(chipOf(last, card.height + 1));
  }
  if (last || card.step.signs.length > 0) newRow();
}

/** What a way says where no line is drawn: the end, or the number of the step that it leads to. */
type Lead = { way: Way; kind: "end" | "to"; text: string; width: number };

function leadsTo(way: Way, far: number | null, say: Say): Lead | null {
  const ends = way.target === "end";
  if (!ends && far === null) return null;
  const text = ends ? say("end") : `${far}`;
  // Numbers are given again when all is in its place: none may then need more room.
  return { way, kind: ends ? "end" : "to", text, width: chipWidth(text.padStart(2, "0")) };
}

function chipOf({ way, kind, text, width }: Lead, y: number): Chip {
  return { kind, text, x: CARD_WIDTH - PAD - width, y, width, silent: way.silent };
}

function layWay(card: Card, way: Way, far: number | null, say: Say): void {
  const lead = leadsTo(way, far, say);
  if (!lead && way.label === null && way.when === null) {
    card.ports.push({ way, y: TITLE_HEIGHT / 2, drawn: true });
    return;
  }
  const top = card.height;
  card.rules.push(top);
  if (lead) card.chips.push(chipOf(lead, top + 2.5));
  const label = way.label ?? (way.when ? null : say("then"));
  layWords(card, label, way, ROOM - (lead ? lead.width + GAP : 0), say);
  card.ports.push({ way, y: top + 12, drawn: !lead });
  card.height = Math.max(card.height, top + CHIP_HEIGHT + 5);
}

function layWords(card: Card, label: string | null, way: Way, room: number, say: Say): void {
  const tone = way.silent ? "soft" : "ink";
  card.height += 2;
  for (const text of label ? wrap(label, { width: room, lines: 2, size: SIZE.text }) : []) {
    card.lines.push({ text, x: PAD, y: card.height + 14, size: SIZE.text, face: "text", tone, ltr: false });
    card.height += STEP_Y;
  }
  if (way.when) {
    const left = label ? ROOM : room;
    const word = label ? say("if") : "";
    const indent = word ? widthOf(word, SIZE.chip) + 5 : 0;
    if (word)
      card.lines.push({
        text: word,
        x: PAD,
        y: card.height + 12,
        size: SIZE.chip,
        face: "text",
        tone: "soft",
        ltr: false,
      });
    for (const text of wrap(way.when, { width: left - indent, lines: label ? 1 : 2, size: SIZE.code, face: "code" })) {
      card.lines.push({
        text,
        x: PAD + indent,
        y: card.height + 13,
        size: SIZE.code,
        face: "code",
        tone: "ink",
        ltr: true,
      });
      card.height += STEP_Y - 1;
    }
  }
  card.height += 3;
}

function chipWidth(text: string): number {
  return widthOf(text, SIZE.chip) + ICON + 8;
}
