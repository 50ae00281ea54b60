import { describe, expect, it } from "vitest";
import { LANGUAGES } from "../../base/language.ts";
import { exitsOf } from "../inspect/exits.ts";
import { CARD_WIDTH } from "./card.ts";
import { drawFlow } from "./draw-flow.ts";
import { layOut } from "./lay-out.ts";
import { type Drawable, stepsOf } from "./step.ts";
import { FLOWS, wordingOf } from "./testing/flows.ts";

const CASES = LANGUAGES.flatMap((language) => FLOWS.map((flow) => ({ language, flow, name: flow.flow })));
const laidOut = ({ language, flow }: (typeof CASES)[number]) => {
  const wording = wordingOf(language);
  return layOut(stepsOf(flow, wording), flow.start, wording.say);
};
const drawn = (flow: Drawable, language: (typeof LANGUAGES)[number] = "en") =>
  drawFlow({ flow, language, ...wordingOf(language) });

/** Choices that lead to one place share a row. */
const targets = (all: readonly string[]) => [...new Set(all)].sort();

describe("drawing a flow", () => {
  it("draws all of the repository in both languages in seconds", () => {
    const begin = performance.now();
    for (const { language, flow } of CASES) drawn(flow, language);
    expect(performance.now() - begin).toBeLessThan(10_000);
  });

  it.each(CASES)("shows every step of $name and every way out of it, in $language", (one) => {
    const cards = laidOut(one).bands.flatMap((band) => band.cards.map(({ card }) => card));
    const told = cards.map(({ step, ports }) => [step.name, targets(ports.map(({ way }) => way.target))]);
    const meant = Object.entries(one.flow.nodes).map(([name, node]) => [
      name,
      targets(exitsOf(node).map((it) => it.target)),
    ]);
    expect(Object.fromEntries(told)).toEqual(Object.fromEntries(meant));
  });

  it.each(CASES)("leads every way of $name to a line, a number or the end, in $language", (one) => {
    const { bands } = laidOut(one);
    const ports = bands.flatMap(({ cards }) => cards.flatMap(({ card }) => card.ports));
    const lines = bands.flatMap(({ edges }) => edges).length;
    const leads = bands
      .flatMap(({ cards }) => cards.flatMap(({ card }) => card.chips))
      .filter(({ kind }) => kind === "to" || kind === "end").length;
    expect(lines + leads).toBe(ports.length);
  });

  it.each(CASES)("lays no card of $name over another, and none outside, in $language", (one) => {
    const { bands, width, height } = laidOut(one);
    const boxes = bands.flatMap(({ cards, top }) =>
      cards.map(({ card, x, y }) => ({
        name: card.step.name,
        x,
        y: y + top,
        right: x + CARD_WIDTH,
        low: y + top + card.height,
      })),
    );
    const faults = boxes.flatMap((a, i) => [
      ...(a.x < 0 || a.y < 0 || a.right > width || a.low > height ? [`${a.name} is outside`] : []),
      ...boxes
        .slice(0, i)
        .filter((b) => a.x < b.right && b.x < a.right && a.y < b.low && b.y < a.low)
        .map((b) => `${a.name} lies over ${b.name}`),
    ]);
    expect(faults).toEqual([]);
  });

  it.each(CASES)("leads no line of $name through a card, in $language", (one) => {
    const faults = laidOut(one).bands.flatMap(({ cards, edges }) =>
      edges.flatMap(({ from, to, points }) =>
        points
          .slice(1, -1)
          .flatMap((point) =>
            cards.filter(
              ({ x, y, card }) =>
                point.x > x - 8 && point.x < x + CARD_WIDTH + 8 && point.y > y && point.y < y + card.height,
            ),
          )
          .map(({ card }) => `${from} to ${to} runs through ${card.step.name}`),
      ),
    );
    expect(faults).toEqual([]);
  });

  it.each(CASES)("shows $name whole on a screen of 1440 × 900 with letters of 9 px or more, in $language", (one) => {
    const { width, height, tall } = laidOut(one);
    expect(tall).toBe(false);
    expect(11.5 * Math.min(1, 1440 / width, 900 / height)).toBeGreaterThanOrEqual(9);
  });

  it("keeps the width of the screen and readable letters where a flow is too large for one", () => {
    const ids = Array.from({ length: 60 }, (_, i) => `step_${i}`);
    const branches = (i: number) =>
      [1, 2, 3].map((k) => ({ choice: `c${k}`, label: "common.yes", go: ids[i + k] ?? "end" }));
    const large: Drawable = {
      flow: "large",
      start: "step_0",
      nodes: Object.fromEntries(
        ids.map((id, i) => [
          id,
          {
            actions: [{ type: "send", text: "person.about" }],
            wait: { type: "choice" },
            router: { type: "choice", branches: branches(i) },
          },
        ]),
      ),
    };
    const { tall, width } = layOut(stepsOf(large, wordingOf("ar")), large.start, wordingOf("ar").say);
    expect(tall).toBe(true);
    expect(11.5 * (1440 / width)).toBeGreaterThanOrEqual(9);
    expect(drawn(large)).toContain('class="flow-drawing tall"');
  });

  it("marks what is sensitive and what saves lives", () => {
    const node = { actions: [], go: "end", sensitive: true, life_saving: true };
    const svg = drawn({ flow: "marked", start: "a", nodes: { a: node } });
    expect(svg).toContain('class="is-sensitive"');
    expect(svg).toContain('class="is-life"');
  });

  it("writes nothing that would be read as markup", () => {
    const flow: Drawable = {
      flow: "odd",
      description: 'a < b & "c"\u0001',
      start: "a",
      nodes: {
        a: {
          actions: [{ type: "send", text: "odd.text" }],
          router: { type: "condition", branches: [{ when: "1 < 2 && vars.x", go: "a" }], otherwise: "end" },
        },
      },
    };
    const { say } = wordingOf("en");
    const svg = drawFlow({ flow, language: "en", say, texts: { "odd.text": "<script>alert(1)</script> & more" } });
    expect(svg).toContain("a &lt; b &amp; &quot;c&quot;");
    expect(svg).toContain("1 &lt; 2 &amp;&amp; x");
    expect(["<script", "\u0001"].filter((it) => svg.includes(it))).toEqual([]);
  });

  it("tells screen readers what it is", () => {
    const flow = FLOWS.find((it) => it.flow === "person") as Drawable;
    expect(drawn(flow, "ar")).toMatch(
      /^<svg [^>]*role="img" aria-labelledby="(\S+) (\S+)" lang="ar" direction="rtl"><title id="\1">مسار [^<]+<\/title><desc id="\2">/,
    );
  });
});
