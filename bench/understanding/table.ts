import { type Measure, type Read, type Share, share } from "./measures.ts";

export type Row = readonly string[];
/** A row's name and the messages that it counts. */
export type Group = readonly [name: string, reads: readonly Read[]];

/** Columns as wide as their widest cell, the first flush left. */
export function table(rows: readonly Row[], indent = "  "): string {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  const line = (row: Row) =>
    row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join("   ");
  return rows.map((row) => `${indent}${line(row)}`.trimEnd()).join("\n");
}

/** A row for each group, a column for each measure. Groups that no measure counts are left out. */
export function breakdown(head: string, measures: readonly Measure[], groups: readonly Group[]): string {
  const rows = groups
    .map(([name, reads]) => ({ name, shares: measures.map((measure) => share(measure, reads)) }))
    .filter(({ shares }) => shares.some(({ of }) => of > 0));
  return table([
    [head, ...measures.map(({ name }) => name)],
    ...rows.map(({ name, shares }) => [name, ...shares.map(told)]),
  ]);
}

/** "91.2 %   73/80". */
export function told({ hits, of }: Share): string {
  return of === 0 ? "-" : `${percent({ hits, of })} %  ${`${hits}/${of}`.padStart(9)}`;
}

function percent({ hits, of }: Share): string {
  return ((100 * hits) / of).toFixed(1);
}

/** The groups of the lowest share; of equal ones the larger first. */
export function worstOf(count: number, measure: Measure, groups: readonly Group[]): Group[] {
  return groups
    .map((group) => ({ group, counted: share(measure, group[1]) }))
    .filter(({ counted }) => counted.of > 0)
    .sort((one, other) => rate(one.counted) - rate(other.counted) || other.counted.of - one.counted.of)
    .slice(0, count)
    .map(({ group }) => group);
}

function rate({ hits, of }: Share): number {
  return hits / of;
}

/** Groups by what `keyOf` tells of a message, in the order of `keys` or else of the alphabet; null is left out. */
export function groupBy(
  reads: readonly Read[],
  keyOf: (read: Read) => string | null | undefined,
  keys: readonly string[] = [...new Set(reads.map(keyOf))].filter((key) => key != null).sort(),
): Group[] {
  return keys.map((key) => [key, reads.filter((read) => keyOf(read) === key)]);
}
