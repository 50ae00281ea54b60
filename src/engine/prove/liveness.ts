import { parseCel } from "../cel.ts";
import type { Action, Node } from "../flow.ts";
import { exitsOf } from "../inspect/exits.ts";
import type { Revision, RuntimeFlow } from "../revision.ts";
import type { Frame } from "../session.ts";

/**
 * Which variables can still make a difference: a variable lives at a node if a condition, a list or a hand-over that can
 * be reached from there reads it before it is set again. What texts show makes none.
 */
export type Liveness = {
  of: (frame: Frame) => readonly string[];
  /** Signs of danger that conditions name which can still be reached in the frame's flow. */
  signals: (frame: Frame) => ReadonlySet<string>;
  /** Signs that any condition names. */
  named: ReadonlySet<string>;
  /** Whether some condition names it, as a topic that leads its own way. */
  names: (word: string) => boolean;
  /** Flows in which some condition asks where the conversation stands. */
  status: ReadonlySet<string>;
  /** Flows that hold a sensitive question. */
  sensitive: ReadonlySet<string>;
  /** What conditions look at, as `consents.KIND` or `refused.KIND`; those that a rule looks at besides. */
  consents: ReadonlySet<string>;
  /** Variables, as `flow.name`, that name the row whose entries are listed. */
  rows: ReadonlySet<string>;
};

type Names = ReadonlySet<string>;

export function livenessOf({ flows }: Revision): Liveness {
  const entered = new Map<string, Names>();
  const standing = new Map<string, Names>();
  const keyOf = (flow: string, node: string) => `${flow}/${node}`;
  const at = (map: Map<string, Names>, flow: string, node: string) => map.get(keyOf(flow, node)) ?? NONE;
  const nodes = [...flows.values()].flatMap((flow) => [...flow.nodes].map(([id, node]) => ({ flow, id, node })));
  let changed = true;
  while (changed) {
    changed = false;
    for (const { flow, id, node } of nodes) {
      const waits = new Set(readsOfWait(node));
      for (const { target, path } of exitsOf(node)) {
        const kept = path[0] === "router" ? savedBy(node) : null;
        for (const name of at(entered, flow.flow, target)) if (name !== kept) waits.add(name);
      }
      const enters = new Set(waits);
      for (const action of node.actions.toReversed()) {
        if (action.type === "set") enters.delete(action.variable);
        for (const name of readsOfAction(action, flow, flows, entered)) enters.add(name);
      }
      changed = keep(standing, keyOf(flow.flow, id), waits) || changed;
      changed = keep(entered, keyOf(flow.flow, id), enters) || changed;
    }
  }
  const conditions = nodes.flatMap(({ node }) => conditionsOf(node));
  const known = new Map<string, Living>();
  const living = ({ flow, node, fresh }: Frame): Living => {
    const key = `${fresh ? "*" : ""}${flow}/${node}`;
    const found = known.get(key) ?? partedOf([...at(fresh ? entered : standing, flow, node)]);
    known.set(key, found);
    return found;
  };
  return {
    of: (frame) => living(frame).names,
    signals: (frame) => living(frame).signals,
    named: new Set(nodes.flatMap(({ node }) => namedIn(node, ["signals"]))),
    names: (word) => conditions.some((cel) => cel.includes(`"${word}"`)),
    consents: new Set([
      "consents.danger_questions",
      "refused.danger_questions",
      ...nodes.flatMap(({ node }) =>
        ["consents", "refused"].flatMap((map) => namedIn(node, [map]).map((it) => `${map}.${it}`)),
      ),
    ]),
    status: new Set(nodes.flatMap(({ flow, node }) => (conditionsOf(node).some(asksStatus) ? flow.flow : []))),
    sensitive: new Set(nodes.flatMap(({ flow, node }) => (node.sensitive ? flow.flow : []))),
    rows: new Set(nodes.flatMap(({ flow, node }) => rowsOf(node).map((name) => `${flow.flow}.${name}`))),
  };
}

/** Signs stand among the variables under names that no variable has. They never change, and those handed on count for nothing: each kind of danger is walked from itself. */
const SIGN = "signals.";

type Living = { names: readonly string[]; signals: Names };

function partedOf(all: readonly string[]): Living {
  return {
    names: all.filter((name) => !name.startsWith(SIGN)).sort(),
    signals: new Set(all.flatMap((name) => (name.startsWith(SIGN) ? name.slice(SIGN.length) : []))),
  };
}

function rowsOf({ wait }: Node): string[] {
  return wait?.type === "choice" && wait.of !== undefined ? variablesIn(wait.of) : [];
}

function namedIn(node: Node, maps: readonly string[]): string[] {
  const names = conditionsOf(node).flatMap(namesIn);
  return names.flatMap(({ of, name }) => (maps.includes(of) ? name : []));
}

const asksStatus = (cel: string) => /\bstatus\b/.test(cel);

const NONE: Names = new Set();

function keep(map: Map<string, Names>, key: string, names: Names): boolean {
  if (map.get(key)?.size === names.size) return false;
  map.set(key, names);
  return true;
}

function readsOfWait(node: Node): string[] {
  const { wait } = node;
  const reads = rowsOf(node);
  if (wait?.type === "choice" && wait.list === "nearest") reads.push("nearest");
  reads.push(...namedIn(node, ["signals"]).map((kind) => SIGN + kind));
  return [...reads, ...conditionsOf(node).flatMap(variablesIn)];
}

function conditionsOf({ router }: Node): string[] {
  return router && "branches" in router ? router.branches.flatMap(({ when }) => when ?? []) : [];
}

function savedBy({ router }: Node): string | null {
  return router && "save" in router ? (router.save ?? null) : null;
}

function readsOfAction(
  action: Action,
  flow: RuntimeFlow,
  flows: Revision["flows"],
  entered: ReadonlyMap<string, Names>,
): string[] {
  if (action.type === "set") return variablesIn(action.value);
  if (action.type !== "enter_flow") return [];
  const inner = flows.get(action.flow);
  const wanted = inner ? (entered.get(`${inner.flow}/${inner.start}`) ?? NONE) : NONE;
  return [...wanted].filter((name) => name in flow.variables);
}

function variablesIn(cel: string): string[] {
  return namesIn(cel).flatMap(({ of, name }) => (of === "vars" ? name : of === "article" ? "article" : []));
}

function namesIn(cel: string) {
  const parsed = parseCel(cel);
  return "fault" in parsed ? [] : parsed.names;
}
