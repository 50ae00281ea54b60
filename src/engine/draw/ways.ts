import type { Say } from "../../ui/say.ts";
import type { Node, Wait } from "../flow.ts";
import type { Wording } from "./wording.ts";

/** A way out of a step. */
export type Way = {
  target: string;
  /** What leads there, in words; null where the flow simply goes on. */
  label: string | null;
  /** A condition in CEL. */
  when: string | null;
  /** Taken when nothing comes. */
  silent: boolean;
};

/** Every way out of a node, as `exitsOf` knows them, with what leads there. */
export function waysOf(node: Node, { texts, say }: Wording): Way[] {
  const ways: Way[] = [];
  const add = (target: string | undefined, label: string | null, when: string | null = null, silent = false) =>
    target !== undefined && ways.push({ target, label, when: when && brief(when), silent });
  const { router, wait } = node;
  if (router?.type === "choice") {
    for (const { go, label, when } of router.branches) add(go, texts[label] ?? label, when);
    add(router.listed, say(`listed.${listOf(wait)}`));
    add(router.otherwise, say("anything_else"));
  }
  if (router?.type === "condition") {
    for (const { go, when } of router.branches) add(go, null, when);
    add(router.otherwise, say("otherwise"));
  }
  if (router?.type === "save") add(router.go, reply(wait, say));
  add(node.go, null);
  const { timeout } = wait ?? {};
  if (timeout) add(timeout.go, say("silence", { count: timeout.minutes }), null, true);
  return merged(ways);
}

/** Choices that lead to one place share a row; of several conditions only that there are some is said. */
function merged(ways: readonly Way[]): Way[] {
  const rows: Way[] = [];
  for (const way of ways) {
    const same = rows.findIndex((row) => isAlike(row, way));
    const row = rows[same];
    if (!row) rows.push(way);
    else rows[same] = { ...row, label: `${row.label} · ${way.label}`, when: row.when === way.when ? row.when : SOME };
  }
  return rows;
}

const SOME = "…";

function isAlike(row: Way, way: Way): boolean {
  const bothSaid = row.label !== null && way.label !== null && !row.silent && !way.silent;
  return bothSaid && row.target === way.target && (row.when === null) === (way.when === null);
}

function listOf(wait: Wait | undefined): string {
  return (wait?.type === "choice" && wait.list) || "topics";
}

function reply(wait: Wait | undefined, say: Say): string {
  return wait?.type === "number" ? say("number", { min: wait.min, max: wait.max }) : say("any_reply");
}

/** Nearly all of what a condition reads is variables: they go by their names. */
function brief(cel: string): string {
  return cel.replace(/\bvars\./g, "").replace(/\s+/g, " ");
}
