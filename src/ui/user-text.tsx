import type { FC } from "hono/jsx";
import type { SignalKind } from "../domain/reading.ts";

export type Span = { kind: SignalKind; span: string };

/**
 * What a person wrote, as text and nothing else: its own direction line by line, kept apart from the page around it, with
 * its line breaks. `spans` are marked where they first stand.
 */
export const UserText: FC<{ text: string; spans?: readonly Span[]; markTitle?: (span: Span) => string }> = ({
  text,
  spans = [],
  markTitle,
}) => (
  <div class="user-text" dir="auto">
    {cut(text, spans).map(({ words, span }) =>
      span ? (
        <mark class="signal" title={markTitle?.(span)}>
          <Plain words={words} />
        </mark>
      ) : (
        <Plain words={words} />
      ),
    )}
  </div>
);

/**
 * Numbers written in groups. In Arabic text the groups of a phone number would stand from right to left, each in itself
 * the right way round: it would be read, and dialled, wrongly.
 */
const GROUPED_NUMBER =
  /([+(]?[\d\u0660-\u0669\u06f0-\u06f9][\d\u0660-\u0669\u06f0-\u06f9 ()./-]{4,}[\d\u0660-\u0669\u06f0-\u06f9])/;

const Plain: FC<{ words: string }> = ({ words }) => (
  <>{words.split(GROUPED_NUMBER).map((part, index) => (index % 2 === 1 ? <bdi dir="ltr">{part}</bdi> : part))}</>
);

/** A short foreign value inside a sentence: a name, a number. */
export const Bdi: FC<{ children?: string | number }> = ({ children }) => <bdi>{children}</bdi>;

type Piece = { words: string; span: Span | null };

/** Cuts a text at the spans found in it; where two overlap, the one that begins first is marked. */
function cut(text: string, spans: readonly Span[]): Piece[] {
  const found = spans
    .map((span) => ({ span, from: span.span ? text.indexOf(span.span) : -1 }))
    .filter(({ from }) => from >= 0)
    .sort((a, b) => a.from - b.from || b.span.span.length - a.span.span.length);
  const pieces: Piece[] = [];
  let at = 0;
  for (const { span, from } of found) {
    if (from < at) continue;
    if (from > at) pieces.push({ words: text.slice(at, from), span: null });
    at = from + span.span.length;
    pieces.push({ words: text.slice(from, at), span });
  }
  if (at < text.length) pieces.push({ words: text.slice(at), span: null });
  return pieces;
}
