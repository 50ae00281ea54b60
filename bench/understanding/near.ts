import { createHash } from "node:crypto";
import { fold } from "../../src/text/arabic.ts";
import { tokenize } from "../../src/text/tokens.ts";

/**
 * Names for each text the group of near-duplicates that it belongs to: the same words folded, in any order, or one the
 * other's words and one more. What is near what is near belongs too, so that a group may stand on one side as a whole.
 */
export function nearGroups(texts: readonly string[]): string[] {
  const bags = texts.map(bagOf);
  const parents = new Map(bags.map((bag) => [bag, bag]));
  for (const bag of parents.keys()) {
    for (const less of lessOne(bag)) if (parents.has(less)) join(parents, bag, less);
  }
  return bags.map((bag) => rootOf(parents, bag));
}

/** Says of each of `texts` whether a near-duplicate is among the `known`. */
export function areNear(known: readonly string[], texts: readonly string[]): boolean[] {
  const groups = nearGroups([...known, ...texts]);
  const taken = new Set(groups.slice(0, known.length));
  return groups.slice(known.length).map((group) => taken.has(group));
}

/** Evenly spread, and the same for a text in every run. */
export function spread(text: string): number {
  return createHash("sha256").update(text).digest().readUInt32LE();
}

function bagOf(text: string): string {
  return tokenize(fold(text)).words.sort().join(" ");
}

function lessOne(bag: string): string[] {
  const words = bag.split(" ");
  return words.length < 2 ? [] : words.map((_, at) => words.toSpliced(at, 1).join(" "));
}

/** The smaller name stays, so that the order of texts does not matter. */
function join(parents: Map<string, string>, one: string, other: string): void {
  const [root, below] = [rootOf(parents, one), rootOf(parents, other)].sort() as [string, string];
  parents.set(below, root);
}

function rootOf(parents: Map<string, string>, bag: string): string {
  let root = bag;
  for (let next = parents.get(root); next !== undefined && next !== root; next = parents.get(root)) root = next;
  parents.set(bag, root);
  return root;
}
