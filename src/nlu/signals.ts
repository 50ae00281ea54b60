import type { Reading, Risk, SignalKind } from "../domain/reading.ts";
import type { Writing } from "../text/language.ts";
import type { Tokens } from "../text/tokens.ts";
import type { SignalLexicon } from "./compile-lexicon.ts";

/** A clean text, its folded letters' places in it (`text/arabic`), and its words (`text/tokens`). */
export type Heard = { text: string; origins: Uint32Array; tokens: Tokens; writing: Writing };

/** The signs of danger in a message with the words that gave them, and the risk they come to. Linear in its length. */
export function readSignals(heard: Heard, lexicon: SignalLexicon): Pick<Reading, "risk" | "signals"> {
  const { text, origins, tokens, writing } = heard;
  const spans = new Map<SignalKind, { span: string; risk: Risk }>();
  let risk: Risk = "none";
  for (const { pattern, first, last } of lexicon.findSignals(tokens.words, writing)) {
    const signal = lexicon.signals[pattern];
    if (signal === undefined) continue;
    if (risk !== "urgent") risk = signal.risk;
    const span = text.slice(origins[tokens.starts[first] ?? 0], (origins[(tokens.ends[last] ?? 1) - 1] ?? 0) + 1);
    for (const kind of signal.kinds) {
      // What is urgent tells more than what is a concern.
      if (spans.get(kind)?.risk !== "urgent") spans.set(kind, { span, risk: signal.risk });
    }
  }
  return { risk, signals: Array.from(spans, ([kind, { span }]) => ({ kind, span })) };
}
