import { evaluate } from "./evaluate.ts";
import type { TextRef } from "./event.ts";
import type { Wait } from "./flow.ts";
import { holds } from "./holds.ts";
import type { RuntimeNode } from "./revision.ts";
import { type Run, topOf } from "./run.ts";

export type Offered = { id: string; label: TextRef };

/**
 * What a node offers, in the order shown: rows drawn from the content, then the branches. Branches are the way out, so
 * they always fit; rows are cut to what the channel can show.
 */
export function offeredAt(run: Run, node: RuntimeNode): readonly Offered[] {
  const branches = node.conditional ? holdingBranches(run, node) : node.branches;
  const listed = node.wait?.type === "choice" ? drawList(run, node.wait) : NONE;
  if (listed.length === 0) return branches;
  const room = Math.max(run.env.limits.choices - branches.length, 0);
  return [...listed.slice(0, room), ...branches];
}

/** Of a branch that stands in several places, the first one that holds. */
function holdingBranches(run: Run, { branches }: RuntimeNode): Offered[] {
  const held = new Map<string, Offered>();
  for (const branch of branches) {
    if (!held.has(branch.id) && (branch.when === null || holds(run, branch.when))) held.set(branch.id, branch);
  }
  return [...held.values()];
}

const NONE: readonly Offered[] = Object.freeze([]);

function drawList(run: Run, wait: Extract<Wait, { type: "choice" }>): readonly Offered[] {
  const { topics } = run.env.content;
  switch (wait.list) {
    case undefined:
      return NONE;
    case "topics":
      return topics.map(({ id }) => ({ id, label: { key: `topics.${id}.label` } }));
    case "articles": {
      const id = wait.of === undefined ? null : evaluate(run, wait.of);
      return articles(run, topics.find((topic) => topic.id === id)?.articles ?? []);
    }
    case "nearest":
      return articles(run, String(topOf(run).variables.nearest ?? "").split(","));
  }
}

function articles(run: Run, keys: readonly string[]): Offered[] {
  return keys
    .filter((key) => run.env.content.articles.has(key))
    .map((key) => ({ id: key, label: { key: `answers.${key}.label` } }));
}
