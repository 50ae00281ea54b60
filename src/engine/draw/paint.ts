import type { Language } from "../../base/language.ts";
import type { Edge, PlacedCard } from "./band.ts";
import { CARD_WIDTH, type Card, CHIP_HEIGHT, type Chip, type Line, TITLE_HEIGHT } from "./card.ts";
import { ICONS, POINTING } from "./icons.ts";
import { element, short, words } from "./xml.ts";

/** Which way is read, and how wide the whole is: what counts from the reading side is turned to count from the left. */
export type Sheet = { language: Language; width: number };

/** A card at its corner (`x`, `y`), counted from the reading side and the top. */
export function paintCard(sheet: Sheet, { card, x, y }: PlacedCard, start: boolean): string {
  const left = turned(sheet, x, CARD_WIDTH);
  const own: Sheet = { ...sheet, width: CARD_WIDTH };
  const { step, height, rules } = card;
  const classes = ["step", step.kind, start ? "begins" : ""].filter(Boolean).join(" ");
  const frame = { x: 0, y: 0, width: CARD_WIDTH, rx: 8 };
  return element(
    "g",
    { class: classes, transform: `translate(${short(left)} ${short(y)})`, "data-step": step.name },
    element("title", {}, words(tooltip(card))),
    element("rect", { class: "card", ...frame, height }),
    element("path", {
      class: "head",
      d: `M.7 ${TITLE_HEIGHT}V8A7.3 7.3 0 0 1 8 .7H${CARD_WIDTH - 8}A7.3 7.3 0 0 1 ${CARD_WIDTH - 0.7} 8V${TITLE_HEIGHT}Z`,
    }),
    ...rules.map((at) => element("path", { class: "rule", d: `M1 ${short(at)}H${CARD_WIDTH - 1}` })),
    ...card.lines.map((line) => paintLine(own, line)),
    ...card.chips.map((chip) => paintChip(own, chip)),
  );
}

/** All that a card has no room for. */
function tooltip({ step }: Card): string {
  return [step.name, step.text, ...step.ways.flatMap(({ when }) => when ?? [])].filter(Boolean).join("\n");
}

export function paintLine(sheet: Sheet, { text, x, y, size, face, tone, ltr }: Line): string {
  const rtl = !ltr && readsFromRight(text, sheet.language);
  const classes = [face, tone].filter((name) => name !== "text" && name !== "ink").join(" ");
  return element(
    "text",
    {
      class: classes || null,
      x: turned(sheet, x),
      y,
      "font-size": size,
      direction: rtl ? "rtl" : "ltr",
      "unicode-bidi": "plaintext",
      "text-anchor": rtl === (sheet.language === "ar") ? "start" : "end",
    },
    words(text),
  );
}

function paintChip(sheet: Sheet, { kind, text, x, y, width, silent }: Chip): string {
  const left = turned(sheet, x, width);
  const fromRight = sheet.language === "ar";
  const iconLeft = fromRight ? left + width - 15 : left + 5;
  const flip = fromRight && POINTING.has(kind) ? " translate(10 0) scale(-1 1)" : "";
  return element(
    "g",
    { class: `is-${kind}` },
    element("rect", {
      class: silent ? "chip silent" : "chip",
      x: left,
      y,
      width,
      height: CHIP_HEIGHT,
      rx: CHIP_HEIGHT / 2,
    }),
    element("path", {
      class: "icon",
      d: ICONS[kind],
      transform: `translate(${short(iconLeft)} ${short(y + 4.5)})${flip}`,
    }),
    element(
      "text",
      {
        x: left + width / 2 + (fromRight ? -6.5 : 6.5),
        y: y + 13.5,
        "font-size": 12,
        "text-anchor": "middle",
        direction: fromRight ? "rtl" : "ltr",
      },
      words(text),
    ),
  );
}

/** A way from card to card: level beside and across columns, curved between them. */
export function paintEdge(sheet: Sheet, { points, silent, from, to }: Edge): string {
  const [first, ...rest] = points.map(({ x, y }) => ({ x: turned(sheet, x), y }));
  if (!first) return "";
  let at = first;
  let d = `M${short(at.x)} ${short(at.y)}`;
  for (const next of rest) {
    const middle = short((at.x + next.x) / 2);
    d +=
      next.y === at.y
        ? `H${short(next.x)}`
        : `C${middle} ${short(at.y)} ${middle} ${short(next.y)} ${short(next.x)} ${short(next.y)}`;
    at = next;
  }
  const back = sheet.language === "ar" ? 1 : -1;
  const tip = `M${short(at.x)} ${short(at.y)}l${8 * back} -4.5v9Z`;
  return element(
    "g",
    { "data-from": from, "data-to": to },
    element("path", { class: silent ? "edge silent" : "edge", d }),
    element("path", { class: "tip", d: tip }),
  );
}

/** From the reading side to the left. */
function turned({ language, width }: Sheet, x: number, own = 0): number {
  return language === "ar" ? width - x - own : x;
}

/** By the first letter, as a paragraph is: a line in the middle of one must not turn round for its own first word. */
function readsFromRight(text: string, language: Language): boolean {
  const first = /\p{L}/u.exec(text)?.[0];
  return first ? /\p{Script=Arabic}/u.test(first) : language === "ar";
}
