import type { Language } from "../base/language.ts";
import type { InboundContent } from "../domain/channel.ts";
import type { Reading } from "../domain/reading.ts";
import { foldWithOrigins } from "../text/arabic.ts";
import { cleanText } from "../text/clean.ts";
import { languageOf, readWriting } from "../text/language.ts";
import { tokenize } from "../text/tokens.ts";
import { readCommand } from "./commands.ts";
import type { Lexicon } from "./compile-lexicon.ts";
import { readSignals } from "./signals.ts";

/** Best first, at most five, scores 0..1; `knowledge/rank` makes one. */
export type Rank = (text: string) => Reading["answers"];

export type Understand = (content: InboundContent, current: { language: Language | null }) => Reading;

/**
 * Makes the one function that reads what people send. Danger is searched in all of a message; command, language and
 * answers are read from its first `HEAD` characters. An edited message is read for danger only.
 */
export function createUnderstand(options: { lexicon: Lexicon; rank: Rank }): Understand {
  const { lexicon, rank } = options;
  return (content, current) => {
    const reading = frameOf(content);
    const text = cleanText(wordsOf(content));
    if (text === "") return reading;
    const { text: folded, origins } = foldWithOrigins(text);
    const tokens = tokenize(folded);
    const words =
      folded.length > HEAD
        ? tokens.words.slice(
            0,
            tokens.starts.findIndex((start) => start > HEAD),
          )
        : tokens.words;
    const writing = readWriting(words);
    const edited = content.kind === "edited";
    const command = edited ? null : readCommand({ folded, words, writing }, lexicon.commands, current.language);
    return {
      ...reading,
      text,
      folded,
      command,
      ...readSignals({ text, origins, tokens, writing }, lexicon.signals),
      answers: edited || command !== null ? [] : rank(folded.slice(0, HEAD)),
      language: languageOf(writing),
    };
  };
}

/** Long enough for any question; people paste whole documents. */
const HEAD = 4_000;

function wordsOf(content: InboundContent): string {
  switch (content.kind) {
    case "text":
    case "edited":
      return content.text;
    case "media":
      return content.caption ?? "";
    default:
      return "";
  }
}

function frameOf(content: InboundContent): Reading {
  const media = content.kind === "media" ? content.media.kind : null;
  return {
    kind: kindOf(content),
    text: "",
    folded: "",
    media,
    token: content.kind === "choice" ? content.token : null,
    campaign: content.kind === "start" ? content.campaign : null,
    command: null,
    risk: "none",
    signals: [],
    answers: [],
    language: null,
  };
}

/** An edit reads as text; being blocked says nothing and reads as a form without words. */
function kindOf(content: InboundContent): Reading["kind"] {
  switch (content.kind) {
    case "edited":
      return "text";
    case "blocked":
    case "unblocked":
      return "unsupported";
    default:
      return content.kind;
  }
}
