import { COMMANDS, type CommandName } from "../domain/reading.ts";
import { compileVocabulary } from "../lexicon/vocabulary.ts";
import { fold } from "../text/arabic.ts";
import { tokenize } from "../text/tokens.ts";
import { createFeatures, type ExtractFeatures } from "./features.ts";
import type { CommandsSource, LexiconSource, Said } from "./read-lexicon.ts";
import { TOGGLE } from "./read-lexicon.ts";
import { soundOf, wordKey } from "./word-key.ts";

type Spoken = CommandName | typeof TOGGLE;

/** The words of commands and the concepts, ready to be looked up. Build one at start; it never changes. */
export type Lexicon = { commands: CommandLexicon; extract: ExtractFeatures };

export type CommandLexicon = {
  /** Whole messages, by the keys of their words with spaces between. */
  phrases: ReadonlyMap<string, Spoken>;
  /** The same for Arabizi, by sound. */
  sounds: ReadonlyMap<string, Spoken>;
  fillers: ReadonlySet<string>;
  numberWords: ReadonlySet<string>;
  negations: ReadonlySet<string>;
  slash: ReadonlyMap<string, Spoken>;
};

export function compileLexicon(source: LexiconSource): Lexicon {
  return {
    commands: compileCommands(source.commands),
    extract: createFeatures(compileVocabulary(source.concepts)),
  };
}

function compileCommands(source: CommandsSource): CommandLexicon {
  const phrases = new Map<string, Spoken>();
  const sounds = new Map<string, Spoken>();
  const said: [Spoken, Said][] = COMMANDS.flatMap((name): [Spoken, Said][] => {
    const words = source.says[name];
    return words ? [[name, words]] : [];
  });
  for (const [name, words] of [...said, [TOGGLE, source.toggle_language] as [Spoken, Said]]) {
    for (const phrase of [...words.ar, ...words.en, ...words.signs]) phrases.set(keyOf(phrase, wordKey), name);
    for (const phrase of words.arabizi) sounds.set(keyOf(phrase, soundOf), name);
  }
  return {
    phrases,
    sounds,
    fillers: wordSet(source.fillers),
    numberWords: wordSet(source.number_words),
    negations: wordSet(source.negations),
    slash: new Map(
      Object.entries(source.slash).flatMap(([name, words]) => words.map((word) => [word, name as Spoken])),
    ),
  };
}

function keyOf(phrase: string, key: (word: string) => string): string {
  return tokenize(fold(phrase)).words.map(key).join(" ");
}

function wordSet({ ar, arabizi, en }: Said): ReadonlySet<string> {
  return new Set([...ar, ...arabizi, ...en].map((word) => keyOf(word, wordKey)));
}
