/** Colours of the theme (src/ui/theme.css): a drawing stands alone too, where no page brings them. */
const LIGHT = `--ground:#f4f6f4;--surface:#fff;--sunken:#eaeeec;--ink:#14201f;--soft:#4a5957;--line:#d5dcd9;--strong:#7d8b88;
--accent:#0b5d5b;--accent-soft:#dff0ed;--p1:#b01d17;--p1-soft:#fdeae8;--p2:#8a4600;--p2-soft:#fdf0de;--p3:#1b5596;--p3-soft:#e6f0fb;
--good:#14663a;--good-soft:#e2f3e8`;
const DARK = `--ground:#0e1514;--surface:#17201f;--sunken:#232e2c;--ink:#e9f0ee;--soft:#a9b8b5;--line:#2b3735;--strong:#7b8a87;
--accent:#6ed3c8;--accent-soft:#14332f;--p1:#ff9e96;--p1-soft:#45130f;--p2:#ffc078;--p2-soft:#3b2506;--p3:#9cc9ff;--p3-soft:#10294a;
--good:#86dba8;--good-soft:#0f3320`;

const TONES = {
  alarm: "p1",
  life: "p1",
  sensitive: "p2",
  person: "p3",
  numbers: "good",
  flow: "accent",
  start: "accent",
};

/** The style sheet of every drawing: inside one that stands alone, beside one in a page. */
export const DRAWING_STYLE = `
.flow-drawing{${LIGHT};font-family:"Plex","IBM Plex Sans Arabic","Noto Sans Arabic",system-ui,sans-serif}
@media screen and (prefers-color-scheme:dark){.flow-drawing{${DARK}}}
.flow-drawing:root{max-width:100%;max-height:100%;background:var(--ground)}
.flow-drawing.tall:root{height:auto;max-height:none}
.flow-drawing .ground{fill:var(--ground)}
.flow-drawing text{fill:var(--ink)}
.flow-drawing .soft{fill:var(--soft)}
.flow-drawing .bold{font-weight:600}
.flow-drawing .code{font-family:ui-monospace,"DejaVu Sans Mono",Menlo,Consolas,monospace}
.flow-drawing .card{fill:var(--surface);stroke:var(--strong)}
.flow-drawing .head{fill:var(--sunken)}
.flow-drawing .asks .head{fill:var(--accent-soft)}
.flow-drawing .decides .head{fill:var(--p3-soft)}
.flow-drawing .begins .card{stroke:var(--accent);stroke-width:2.5}
.flow-drawing .rule{stroke:var(--line)}
.flow-drawing .edge{fill:none;stroke:var(--soft);stroke-width:1.5}
.flow-drawing .tip{fill:var(--soft)}
.flow-drawing .silent{stroke-dasharray:5 4}
.flow-drawing .parting{stroke:var(--line);stroke-width:1.5}
.flow-drawing .chip{fill:var(--sunken);stroke:var(--line)}
.flow-drawing .icon{fill:none;stroke:var(--soft);stroke-width:1.5;stroke-linecap:round;stroke-linejoin:round}
.flow-drawing .is-end .chip{fill:var(--soft);stroke:none}
.flow-drawing .is-end text{fill:var(--surface)}
.flow-drawing .is-end .icon{stroke:var(--surface)}
.flow-drawing .is-to .chip{fill:var(--surface);stroke:var(--soft)}
${Object.entries(TONES)
  .map(([kind, tone]) => {
    const is = `.flow-drawing .is-${kind}`;
    return `${is} .chip{fill:var(--${tone}-soft);stroke:var(--${tone})}${is} text{fill:var(--${tone})}${is} .icon{stroke:var(--${tone})}`;
  })
  .join("\n")}
`;
