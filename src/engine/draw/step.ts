import type { TextTable } from "../../i18n/translate.ts";
import type { Flow, Node } from "../flow.ts";
import { type Sign, signsOf } from "./signs.ts";
import { type Way, waysOf } from "./ways.ts";
import type { Wording } from "./wording.ts";

/** What of a flow is drawn. */
export type Drawable = Pick<Flow, "flow" | "start" | "description"> & { nodes: Readonly<Record<string, Node>> };

/** A node as people are told of it. */
export type Step = {
  name: string;
  /** `decides`: by a condition, without a word to the person. */
  kind: "asks" | "decides" | "says";
  /** The first text that it sends, with its params in brackets. */
  text: string | null;
  signs: Sign[];
  ways: Way[];
};

export function stepsOf(flow: Drawable, wording: Wording): Step[] {
  const names = Object.keys(flow.nodes).sort((a, b) => Number(b === flow.start) - Number(a === flow.start));
  return names.map((name) => stepOf(name, flow.nodes[name] as Node, wording));
}

function stepOf(name: string, node: Node, wording: Wording): Step {
  const kind = node.wait ? "asks" : node.router?.type === "condition" ? "decides" : "says";
  return {
    name,
    kind,
    text: textOf(node, wording.texts),
    signs: signsOf(node, wording.say),
    ways: waysOf(node, wording),
  };
}

function textOf(node: Node, texts: TextTable): string | null {
  for (const action of node.actions) {
    const key = action.type === "send" || action.type === "send_contacts" ? action.text : undefined;
    if (key !== undefined) return plain(texts[key] ?? texts[`${key}_other`] ?? key);
  }
  return null;
}

/** A param stands apart from the words around it, whatever their direction; that numbers follow, a sign says. */
function plain(text: string): string {
  return text.replace(/\{\{contacts\}\}/g, " ").replace(/\{\{(\w+)\}\}/g, "\u2068[$1]\u2069");
}
