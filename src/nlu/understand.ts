import type { Language } from "../base/language.ts";
import type { InboundContent } from "../domain/channel.ts";
import type { Reading } from "../domain/reading.ts";
import { fold, foldWithOrigins } from "../text/arabic.ts";
import { cleanText } from "../text/clean.ts";
import { type ForeignLanguage, readForeign } from "../text/foreign.ts";
import { languageOf, readWriting } from "../text/language.ts";
import { tokenize } from "../text/tokens.ts";
import { readCommand } from "./commands.ts";
import { compileLexicon, type Lexicon } from "./compile-lexicon.ts";
import { readDanger } from "./danger.ts";
import { knownWords } from "./known-words.ts";
import { createClassifier, type Model } from "./model.ts";
import { isDenied } from "./negation.ts";
import { isAskedBack, isPlainAnswer } from "./plain-words.ts";
import { answersOf, commandOf, topicsOf } from "./subject.ts";
import type { Understanding } from "./understanding.ts";

export type Understand = (content: InboundContent, current: { language: Language | null }) => Reading;

/**
 * Makes the one function that reads what people send. Danger is searched in all of a message; command, topics
 * and answers are read from its first words. An edited message is read for danger only.
 */
export function createUnderstand(options: {
  lexicon: Lexicon;
  model: Model;
  /** What our own buttons and texts say: typed instead of pressed, it is no danger, and a command only word for word. */
  labels?: readonly string[];
}): Understand {
  const { lexicon } = options;
  const labels = new Set(options.labels?.map(fold));
  const classifier = createClassifier(options.model);
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
    const features = lexicon.extract(words.slice(0, SUBJECT), writing);
    const scores = classifier.classify(features);
    const said = { folded, words, writing };
    const own = labels.has(folded);
    const how = { denied: isDenied(words, lexicon.commands.negations), alone: words.length === 1 };
    const guessed = own ? null : commandOf(classifier, scores, how);
    const heard = edited ? null : readCommand(said, lexicon.commands, current.language, guessed);
    const command = heard && isAskedBack(heard.name, words) ? null : heard;
    const asked = !edited && command === null;
    const foreign = readForeign(text);
    // In a language that we do not know any words may look like danger; a person is offered to all who write one.
    const danger = (foreign: ForeignLanguage | null) => {
      if (foreign === null) {
        return readDanger({ text, origins, tokens, writing }, lexicon.extract, classifier, { features, scores });
      }
      const known = knownWords(tokens, foreign);
      return readDanger(
        { text, origins, tokens: known, writing: readWriting(known.words) },
        lexicon.extract,
        classifier,
      );
    };
    return {
      ...reading,
      text,
      folded,
      command,
      ...(own || isPlainAnswer(words) ? {} : danger(foreign)),
      topics: edited ? [] : topicsOf(classifier, scores),
      answers: asked ? answersOf(classifier, scores) : [],
      language: languageOf(writing),
      foreign: asked ? foreign : null,
    };
  };
}

/** Topics of a model that `sanad train` has learnt, best first. */
export function classifyTopics({ lexicon, model }: Understanding): (text: string) => Reading["topics"] {
  const { extract } = compileLexicon(lexicon);
  const classifier = createClassifier(model);
  return (text) => {
    const words = tokenize(foldWithOrigins(cleanText(text)).text).words.slice(0, SUBJECT);
    return topicsOf(classifier, classifier.classify(extract(words, readWriting(words))));
  };
}

/** Long enough for any question; people paste whole documents. */
const HEAD = 4_000;

/** What a message is about is said in its first words. */
const SUBJECT = 60;

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
    topics: [],
    answers: [],
    language: null,
    foreign: null,
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
