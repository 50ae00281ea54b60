/**
 * Cuts a text into parts of at most `limit` UTF-16 units: between paragraphs if it can, else between sentences, else
 * between words; within a word only when one is longer than a part, and never within what a reader sees as one character.
 */
export function splitMessage(text: string, limit: number): string[] {
  const parts: string[] = [];
  let rest = text.trim();
  while (rest.length > limit) {
    const end = cutAt(rest, limit);
    parts.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  if (rest !== "" || parts.length === 0) parts.push(rest);
  return parts;
}

/** A part filled less than this is not worth the nicer break. */
const LEAST_FILL = 0.4;
const BREAKS = [/\n\s*\n/g, /[.!?؟۔…]["'»)]*\s|\n/g, /\s/g];

function cutAt(text: string, limit: number): number {
  const head = text.slice(0, limit + 1);
  for (const pattern of BREAKS) {
    let last = -1;
    for (const hit of head.matchAll(pattern)) {
      const end = hit.index + hit[0].trimEnd().length;
      if (end <= limit) last = end;
    }
    if (last >= limit * LEAST_FILL) return last;
  }
  return lastWholeCharacter(text, limit);
}

const graphemes = new Intl.Segmenter("ar", { granularity: "grapheme" });
/** No character that people type is longer than this; a pile of marks beyond it is cut where it must be. */
const LONGEST_GRAPHEME = 64;

function lastWholeCharacter(text: string, limit: number): number {
  const from = Math.max(0, limit - LONGEST_GRAPHEME);
  let end = 0;
  for (const { index } of graphemes.segment(text.slice(from, limit + 1))) end = from + index;
  if (end > 0) return end;
  const surrogate = /[\uD800-\uDBFF]/.test(text[limit - 1] ?? "");
  return surrogate ? limit - 1 : limit;
}
