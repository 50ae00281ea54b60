import { LANGUAGES, type Language } from "../base/language.ts";
import type { TextTable } from "../i18n/translate.ts";
import { type Compiled, parseCel } from "./cel.ts";
import type { TextRef } from "./event.ts";
import { expressionsOf } from "./expressions.ts";
import type { Action, Flow, Helpline, Node } from "./flow.ts";
import { wordsOf } from "./words.ts";

/** Flows with their texts as stored, by content hash: plain JSON. */
export type RevisionSource = {
  flows: Readonly<Record<string, Flow>>;
  helpline: Helpline;
  texts: Readonly<Record<Language, TextTable>>;
};

/** A branch of a choice as it is shown, and its label as words, in each language, for comparison. */
export type Branch = { id: string; go: string; label: TextRef; words: readonly string[]; when: string | null };

export type RuntimeNode = Readonly<Node> & {
  branches: readonly Branch[];
  branchOf: ReadonlyMap<string, Branch>;
  /** Some branches have a condition. */
  conditional: boolean;
  /** The last text that the node sends: what is asked again. */
  question: Extract<Action, { type: "send" }> | null;
};
export type RuntimeFlow = Pick<Flow, "flow" | "description" | "start" | "variables"> & {
  moves: boolean;
  /** Some of its questions are sensitive. */
  sensitive: boolean;
  nodes: ReadonlyMap<string, RuntimeNode>;
};

/** The form that runs. Compile once per hash and keep it. */
export type Revision = {
  hash: string;
  helpline: Helpline;
  flows: ReadonlyMap<string, RuntimeFlow>;
  cel: ReadonlyMap<string, Compiled>;
  texts: RevisionSource["texts"];
  /** Keys that have a text, plurals without their ending. */
  keys: ReadonlySet<string>;
};

/** Throws on a source that `readFlows` would not have passed. */
export function compileRevision(source: RevisionSource, hash: string): Revision {
  const flows = Object.values(source.flows);
  return Object.freeze({
    hash,
    helpline: Object.freeze(source.helpline),
    flows: new Map(flows.map((flow) => [flow.flow, compileFlow(flow, source)])),
    cel: new Map(flows.flatMap((flow) => expressionsOf(flow)).map(({ cel }) => [cel, compile(cel)])),
    texts: source.texts,
    keys: new Set(Object.keys(source.texts.ar).flatMap((key) => [key, key.replace(/_other$/, "")])),
  });
}

function compile(cel: string): Compiled {
  const parsed = parseCel(cel);
  if ("fault" in parsed) throw new Error(`revision holds a bad expression: ${cel}: ${parsed.fault}`);
  return parsed.run;
}

function compileFlow(flow: Flow, source: RevisionSource): RuntimeFlow {
  return Object.freeze({
    flow: flow.flow,
    ...(flow.description !== undefined && { description: flow.description.trim() }),
    start: flow.start,
    variables: Object.freeze({ ...flow.variables }),
    moves: flow.on_edit === "move",
    sensitive: Object.values(flow.nodes).some((node) => node.sensitive === true),
    nodes: new Map(Object.entries(flow.nodes).map(([id, node]) => [id, compileNode(node, source)])),
  });
}

function compileNode(node: Node, source: RevisionSource): RuntimeNode {
  const branches = node.router?.type === "choice" ? node.router.branches.map((it) => compileBranch(it, source)) : [];
  return Object.freeze({
    ...node,
    branches,
    branchOf: new Map(branches.map((branch) => [branch.id, branch])),
    conditional: branches.some(({ when }) => when !== null),
    question: node.actions.findLast((action) => action.type === "send") ?? null,
  });
}

type BranchSource = Extract<Node["router"], { type: "choice" }>["branches"][number];

function compileBranch(branch: BranchSource, { texts }: RevisionSource): Branch {
  const words = LANGUAGES.map((language) => wordsOf(texts[language][branch.label] ?? "")).filter((it) => it !== "");
  const label = Object.freeze({ key: branch.label });
  return Object.freeze({ id: branch.choice, go: branch.go, label, words, when: branch.when ?? null });
}
