/**
 * Splits a text into messages of at most `limit` UTF-16 units: between paragraphs where it can, else sentences, else
 * words. A word is cut only where it is longer than `limit`, and then between letters as people see them. White space
 * at a cut is dropped; nothing else is. No message is empty.
 */
export function splitMessage(text: string, limit: number): string[] {
  const messages: string[] = [];
  let rest = text.trim();
  while (rest.length > limit) {
    const cut = findCut(rest, limit);
    messages.push(rest.slice(0, cut).trimEnd());
    rest = rest.slice(cut).trimStart();
  }
  if (rest !== "") messages.push(rest);
  return messages;
}

/** A break in the last half of what fits is better than a finer one at its end. */
const WORTHWHILE = 0.5;

function findCut(text: string, limit: number): number {
  const head = text.slice(0, limit + 1);
  for (const mark of BREAKS) {
    const cut = lastEnd(head, mark, limit);
    if (cut > limit * WORTHWHILE) return cut;
  }
  return lastEnd(head, ANY_SPACE, limit) || cutWord(text, limit);
}

/** The end of the last match that leaves at most `limit` units before it, white space aside; 0 where there is none. */
function lastEnd(head: string, mark: RegExp, limit: number): number {
  let end = 0;
  for (const match of head.matchAll(mark)) {
    if (match.index + (match[1]?.length ?? 0) <= limit) end = match.index + match[0].length;
  }
  return end;
}

/** Between paragraphs, after a line, after a sentence, after a clause. What belongs to the first part is captured. */
const BREAKS = [/()\n\s*\n/g, /()\n/g, /([.!?؟…]+["»)\]]*)\s/g, /([،,؛;:])\s/g];
const ANY_SPACE = /()\s+/g;

function cutWord(text: string, limit: number): number {
  let end = 0;
  for (const { index, segment } of SEGMENTER.segment(text.slice(0, limit + LONGEST_GRAPHEME))) {
    if (index + segment.length > limit) return end > 0 ? end : safeUnit(text, limit);
    end = index + segment.length;
  }
  return end;
}

/** One grapheme longer than a whole message: cut it, but not a pair of surrogates. */
function safeUnit(text: string, limit: number): number {
  const unit = text.charCodeAt(limit - 1);
  return limit > 1 && unit >= 0xd800 && unit <= 0xdbff ? limit - 1 : limit;
}

const SEGMENTER = new Intl.Segmenter("ar", { granularity: "grapheme" });
const LONGEST_GRAPHEME = 64;
