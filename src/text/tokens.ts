/** Words of a folded text in order, with their places in it. An emoji is a word of its own; punctuation is none. */
export type Tokens = { words: string[]; starts: number[]; ends: number[] };

/**
 * Splits a folded text (`text/arabic`) into words. Arabic letters never share a word with Latin ones or digits; Latin
 * letters and digits do (Arabizi). An apostrophe inside a Latin word is dropped (dont), or makes 3' and 7' into the
 * letters غ and خ that they write (8 and 5).
 */
export function tokenize(folded: string): Tokens {
  const tokens: Tokens = { words: [], starts: [], ends: [] };
  let start = -1;
  let open = OTHER;
  for (let i = 0; i <= folded.length; i++) {
    const kind = i < folded.length ? kindOf(folded.charCodeAt(i)) : OTHER;
    if (kind === open && kind !== OTHER && kind !== EMOJI) continue;
    if (kind === APOSTROPHE && open === LATIN && kindOf(folded.charCodeAt(i + 1)) === LATIN) continue;
    if (kind === APOSTROPHE && open === LATIN && isCarrier(folded.charCodeAt(i - 1))) continue;
    if (start >= 0) close(folded, tokens, start, i);
    start = kind === OTHER || kind === APOSTROPHE ? -1 : i;
    open = kind === APOSTROPHE ? OTHER : kind;
    if (kind === EMOJI) i++;
  }
  return tokens;
}

const OTHER = 0;
const ARABIC = 1;
const LATIN = 2;
const EMOJI = 3;
const APOSTROPHE = 4;

function kindOf(unit: number): number {
  if ((unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39)) return LATIN;
  if (unit >= 0x620 && unit <= 0x6d3) return ARABIC;
  if (unit === 0x27) return APOSTROPHE;
  if (unit >= 0xd800 && unit <= 0xdbff) return EMOJI;
  return unit >= 0xe0 && unit < 0x620 && unit !== 0xf7 ? LATIN : OTHER;
}

/** 3 and 7, which an apostrophe turns into another letter even at the end of a word. */
function isCarrier(unit: number): boolean {
  return unit === 0x33 || unit === 0x37;
}

function close(folded: string, tokens: Tokens, start: number, end: number): void {
  const raw = folded.slice(start, end);
  tokens.words.push(raw.includes("'") ? raw.replaceAll("3'", "8").replaceAll("7'", "5").replaceAll("'", "") : raw);
  tokens.starts.push(start);
  tokens.ends.push(end);
}
