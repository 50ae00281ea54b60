/**
 * For each sign of danger the first that no condition tells from it: where two only ever stand side by side with "or"
 * between, flows lead on alike.
 */
export function signsAlike(kinds: Iterable<string>, conditions: readonly string[]): ReadonlyMap<string, string> {
  const first = new Map<string, string>();
  for (const kind of kinds) {
    const alike = [...new Set(first.values())].find((one) => conditions.every((cel) => isAlike(cel, one, kind)));
    first.set(kind, alike ?? kind);
  }
  return first;
}

function isAlike(cel: string, one: string, two: string): boolean {
  const swapped = cel.replace(/signals\.(\w+)/g, (sign, kind) =>
    kind === one ? `signals.${two}` : kind === two ? `signals.${one}` : sign,
  );
  return inOrder(swapped) === inOrder(cel);
}

const ROW = /signals\.\w+(?: \|\| signals\.\w+)+/g;

function inOrder(cel: string): string {
  return cel.replace(ROW, (row) => row.split(" || ").sort().join(" || "));
}
