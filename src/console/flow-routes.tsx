import { Hono } from "hono";
import { drawFlow } from "../engine/draw/draw-flow.ts";
import { stepsOf } from "../engine/draw/step.ts";
import { DRAWING_STYLE } from "../engine/draw/style.ts";
import type { Wording } from "../engine/draw/wording.ts";
import { listFlows } from "../services/flow/list-flows.ts";
import { type ReadFlow, readFlow } from "../services/flow/read-flow.ts";
import type { Say } from "../ui/say.ts";
import type { C, ConsoleEnv } from "./env.ts";
import { flowWords } from "./flow-words.ts";
import { FlowPage } from "./pages/flow-page.tsx";
import { FlowsPage } from "./pages/flows-page.tsx";
import { page } from "./respond.tsx";

/** How conversations go: every flow, drawn. */
export function flowRoutes() {
  return new Hono<ConsoleEnv>()
    .get("/", (c) => {
      const say = textsOf(c, "flows");
      const flows = listFlows(c.var.ctx).map((flow) => ({ ...flow, ...flowWords(say, flow) }));
      return page(c, say("title"), <FlowsPage flows={flows} say={say} />);
    })
    .get("/drawing.css", (c) => {
      c.header("content-type", "text/css; charset=utf-8");
      return c.body(DRAWING_STYLE);
    })
    .get("/:name", (c) => {
      const say = textsOf(c, "flows");
      const { lang } = c.var;
      const read = readFlow(c.var.ctx, c.req.param("name"));
      const { title, about } = flowWords(say, { name: read.flow.flow, description: read.flow.description ?? "" });
      const wording = wordingOf(c, read);
      const near = (names: readonly string[]) =>
        names.map((name) => ({ name, title: flowWords(say, { name, description: "" }).title }));
      return page(
        c,
        title,
        <FlowPage
          name={read.flow.flow}
          title={title}
          about={about}
          svg={drawFlow({ flow: { ...read.flow, description: about }, language: lang, within: true, ...wording })}
          steps={stepsOf(read.flow, wording)}
          enters={near(read.enters)}
          enteredBy={near(read.enteredBy)}
          large={c.req.query("size") === "large"}
          say={say}
          drawing={wording.say}
        />,
      );
    })
    .get("/:name/drawing.svg", (c) => {
      const read = readFlow(c.var.ctx, c.req.param("name"));
      const svg = drawFlow({ flow: read.flow, language: c.var.lang, ...wordingOf(c, read) });
      c.header("content-type", "image/svg+xml; charset=utf-8");
      c.header("content-disposition", `attachment; filename="${read.flow.flow}.${c.var.lang}.svg"`);
      return c.body(svg);
    });
}

function wordingOf(c: C, { texts }: ReadFlow): Wording {
  return { texts: texts[c.var.lang], say: textsOf(c, "drawing") };
}

function textsOf(c: C, file: string): Say {
  const { deps, lang } = c.var;
  return (key, params) => deps.translate(lang, `${file}.${key}`, params);
}
