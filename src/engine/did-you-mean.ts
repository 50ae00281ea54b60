/** `; did you mean NAME?` for the nearest of the names if it is near enough, else what there is. */
export function didYouMean(word: string, names: readonly string[]): string {
  const nearest = names.map((name) => ({ name, far: distance(word, name) })).sort((a, b) => a.far - b.far)[0];
  if (nearest && nearest.far <= Math.max(2, Math.floor(word.length / 3))) return `; did you mean ${nearest.name}?`;
  return names.length === 0 || names.length > MANY ? "" : `; there is ${names.join(", ")}`;
}

/** More names than a person reads in one line. */
const MANY = 20;

/** Levenshtein's. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swapped = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swapped, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
