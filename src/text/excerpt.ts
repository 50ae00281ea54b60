/** The first `graphemes` letters as people see them, with "…" in the place of what was cut. */
export function truncate(text: string, graphemes: number): string {
  // No grapheme is shorter than one unit.
  if (text.length <= graphemes) return text;
  let count = 0;
  let cut = 0;
  for (const { index } of SEGMENTER.segment(text)) {
    if (count === graphemes) return `${text.slice(0, cut).trimEnd()}…`;
    if (count === graphemes - 1) cut = index;
    count++;
  }
  return text;
}

/** One line for lists: white space squeezed, cut at `graphemes`. */
export function excerpt(text: string, graphemes: number): string {
  return truncate(
    text
      .slice(0, graphemes * LONGEST_GRAPHEME)
      .replace(/\s+/g, " ")
      .trim(),
    graphemes,
  );
}

const SEGMENTER = new Intl.Segmenter("ar", { granularity: "grapheme" });

/** A family emoji with skin tones has some thirty units; what comes after this many is not looked at. */
const LONGEST_GRAPHEME = 40;
