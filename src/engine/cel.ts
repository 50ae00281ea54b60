import { type ASTNode, Environment } from "@marcbachmann/cel-js";
import type { ArticleRisk } from "../domain/content.ts";
import type { SignalKind } from "../domain/reading.ts";
import type { ConsentKind } from "./flow.ts";
import type { Value } from "./session.ts";

/** What an expression sees. Whole numbers come as bigint, which is what CEL counts with. */
export type CelContext = {
  vars: Readonly<Record<string, Value | bigint>>;
  consents: Readonly<Record<ConsentKind, boolean>>;
  refused: Readonly<Record<ConsentKind, boolean>>;
  signals: Readonly<Record<SignalKind, boolean>>;
  article: Readonly<{ risk: ArticleRisk; contacts: bigint }>;
  language: string;
  channel: string;
  status: string;
  requested: string;
};
/** The parts of the context whose names are checked: a name is always written, as in `vars.NAME`. */
const MAPS = ["vars", "consents", "refused", "signals", "article"] as const;
export type MapName = (typeof MAPS)[number];
export type Compiled = (context: CelContext) => unknown;
/** `offset` counts characters from the start of the expression. */
export type CelFault = { offset: number; fault: string };
export type Parsed = { run: Compiled; type: string; names: readonly Name[] };
export type Name = { of: MapName; name: string; offset: number };

const environment = new Environment();
for (const map of MAPS) environment.registerVariable(map, "map");
for (const text of ["language", "channel", "status", "requested"]) environment.registerVariable(text, "string");

export function parseCel(expression: string): Parsed | CelFault {
  try {
    const run = environment.parse(expression);
    const check = run.check();
    if (!check.valid) return faultOf(check.error);
    const names: Name[] = [];
    const fault = collectNames(run.ast, names);
    return fault ?? { run, type: check.type ?? "dyn", names };
  } catch (error) {
    return faultOf(error);
  }
}

function faultOf(error: unknown): CelFault {
  const summary = error instanceof Error && "summary" in error ? String(error.summary) : String(error);
  const range = error instanceof Error && "range" in error ? (error.range as { start: number } | undefined) : undefined;
  return { offset: range?.start ?? 0, fault: `not a valid condition: ${summary}` };
}

/** Notes every `vars.NAME`; the maps may be used in no other way, or a misspelt name could hide. */
function collectNames(node: unknown, names: Name[]): CelFault | null {
  if (Array.isArray(node)) {
    for (const part of node) {
      const fault = collectNames(part, names);
      if (fault) return fault;
    }
    return null;
  }
  if (!isNode(node)) return null;
  if (node.op === "id" && isMapName(node.args)) {
    return { offset: node.start, fault: `write ${node.args}.NAME` };
  }
  if (node.op === ".") {
    const [left, name] = node.args;
    if (left.op === "id" && isMapName(left.args)) {
      names.push({ of: left.args, name, offset: node.start });
      return null;
    }
  }
  return collectNames(node.args, names);
}

function isNode(value: unknown): value is ASTNode {
  return typeof value === "object" && value !== null && "op" in value && "args" in value;
}

function isMapName(name: string): name is MapName {
  return (MAPS as readonly string[]).includes(name);
}
