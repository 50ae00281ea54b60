import { compileLexicon, type Lexicon } from "../../src/nlu/compile-lexicon.ts";
import { createClassifier, type Model } from "../../src/nlu/model.ts";
import { createUnderstand } from "../../src/nlu/understand.ts";
import type { Understanding } from "../../src/nlu/understanding.ts";
import { fold } from "../../src/text/arabic.ts";
import { readWriting } from "../../src/text/language.ts";
import { tokenize } from "../../src/text/tokens.ts";
import type { Read } from "./measures.ts";
import type { TestMessage } from "./messages.ts";

export type ReadAll = (messages: readonly TestMessage[]) => Read[];

/** How likely each label is, by head. */
export type Scores = Readonly<Record<string, Readonly<Record<string, number>>>>;
export type ScoresOf = (text: string) => Scores;

/** All that reads a message, as the product builds it. */
export type Reader = {
  lexicon: Lexicon;
  readAll: ReadAll;
  /** What the model alone takes a whole message for. */
  scoresOf: ScoresOf;
};

export function createReader({ lexicon: source, model }: Understanding): Reader {
  const lexicon = compileLexicon(source);
  return { lexicon, readAll: readerOf(lexicon, model), scoresOf: scoresBy(lexicon, model) };
}

/** Reads as the product would with this model. */
export function readerOf(lexicon: Lexicon, model: Model): ReadAll {
  const understand = createUnderstand({ lexicon, model });
  return (messages) =>
    messages.map((message) => ({
      message,
      reading: understand({ kind: "text", text: message.text }, { language: null }),
    }));
}

function scoresBy({ extract }: Lexicon, model: Model): ScoresOf {
  const classifier = createClassifier(model);
  return (text) => {
    const { words } = tokenize(fold(text));
    const scores = classifier.classify(extract(words, readWriting(words)));
    return Object.fromEntries(
      classifier.heads.map(({ name, labels }) => [
        name,
        Object.fromEntries(labels.map((label, at) => [label, scores[name]?.[at] ?? 0])),
      ]),
    );
  };
}
