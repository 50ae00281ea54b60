import type { Language } from "../../base/language.ts";
import { type Layout, layOut, MARGIN } from "./lay-out.ts";
import { paintCard, paintEdge, paintLine, type Sheet } from "./paint.ts";
import { type Drawable, stepsOf } from "./step.ts";
import { DRAWING_STYLE } from "./style.ts";
import type { Wording } from "./wording.ts";
import { wrap } from "./wrap.ts";
import { element, short, words } from "./xml.ts";

/** `within`: for a page that brings `DRAWING_STYLE` itself, as one must that allows no style sheet in its middle. */
type Wish = Wording & { flow: Drawable; language: Language; within?: boolean };

/**
 * A flow as an SVG that stands alone or inside a page: a card for every step, read from left to right in English and from
 * right to left in Arabic, in bands like lines of writing where it is long.
 */
export function drawFlow(wish: Wish): string {
  const { flow, language, say, within = false } = wish;
  const steps = stepsOf(flow, wish);
  const layout = layOut(steps, flow.start, say);
  const sheet = { language, width: layout.width };
  const id = `drawing-${flow.flow}`;
  return element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      class: layout.tall ? "flow-drawing tall" : "flow-drawing",
      viewBox: `0 0 ${short(layout.width)} ${short(layout.height)}`,
      width: layout.width,
      height: layout.height,
      role: "img",
      "aria-labelledby": `${id}-title ${id}-about`,
      lang: language,
      direction: language === "ar" ? "rtl" : "ltr",
    },
    element("title", { id: `${id}-title` }, words(say("title", { flow: flow.flow }))),
    element("desc", { id: `${id}-about` }, words(about(wish, steps.length))),
    ...(within ? [] : [element("style", {}, DRAWING_STYLE)]),
    element("rect", { class: "ground", width: layout.width, height: layout.height }),
    ...heading(sheet, wish),
    ...paintBands(sheet, layout, flow.start),
  );
}

function about({ flow, say }: Wish, count: number): string {
  return [flow.description?.trim(), say("about", { count, start: flow.start })].filter(Boolean).join(" ");
}

function heading(sheet: Sheet, { flow, say }: Wish): string[] {
  const [text = ""] = wrap(say("title", { flow: flow.flow }), {
    width: sheet.width - 2 * MARGIN,
    lines: 1,
    size: 18,
    face: "bold",
  });
  return [paintLine(sheet, { text, x: MARGIN, y: 28, size: 18, face: "bold", tone: "ink", ltr: false })];
}

/** Lines first, so that no line stands over words. */
function paintBands(sheet: Sheet, { bands }: Layout, start: string): string[] {
  return bands.flatMap(({ cards, edges, top }, i) => {
    const inner = { ...sheet, width: sheet.width - 2 * MARGIN };
    const parting = i > 0 ? [element("path", { class: "parting", d: `M0 -17H${short(inner.width)}` })] : [];
    const parts = [
      ...parting,
      ...edges.map((edge) => paintEdge(inner, edge)),
      ...cards.map((card) => paintCard(inner, card, card.card.step.name === start)),
    ];
    return element("g", { class: "band", transform: `translate(${MARGIN} ${short(top)})` }, ...parts);
  });
}
