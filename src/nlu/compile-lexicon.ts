import { COMMANDS, type CommandName, type SignalKind } from "../domain/reading.ts";
import { compilePatterns, type FindPatterns, type Pattern } from "../lexicon/patterns.ts";
import { fold } from "../text/arabic.ts";
import { tokenize } from "../text/tokens.ts";
import type { CommandsSource, LexiconSource, Said, SignalsSource } from "./read-lexicon.ts";
import { TOGGLE } from "./read-lexicon.ts";
import { soundOf, wordKey } from "./word-key.ts";

type Spoken = CommandName | typeof TOGGLE;

/** The words of commands and of danger, ready to be looked up. Build one at start; it never changes. */
export type Lexicon = { commands: CommandLexicon; signals: SignalLexicon };

export type CommandLexicon = {
  /** Whole messages, by the keys of their words with spaces between. */
  phrases: ReadonlyMap<string, Spoken>;
  /** The same for Arabizi, by sound. */
  sounds: ReadonlyMap<string, Spoken>;
  fillers: ReadonlySet<string>;
  numberWords: ReadonlySet<string>;
  slash: ReadonlyMap<string, Spoken>;
  requests: readonly CommandName[];
  findRequests: FindPatterns;
};

export type SignalLexicon = {
  signals: readonly { kinds: readonly SignalKind[]; risk: "concern" | "urgent" }[];
  findSignals: FindPatterns;
};

export function compileLexicon(source: LexiconSource): Lexicon {
  return { commands: compileCommands(source.commands), signals: compileSignals(source.signals) };
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
    slash: new Map(
      Object.entries(source.slash).flatMap(([name, words]) => words.map((word) => [word, name as Spoken])),
    ),
    requests: source.requests.map(({ command }) => command),
    findRequests: compilePatterns(source.concepts, source.requests.map(toPattern)),
  };
}

function compileSignals(source: SignalsSource): SignalLexicon {
  return {
    signals: source.signals.map(({ kinds, risk }) => ({ kinds, risk })),
    findSignals: compilePatterns(source.concepts, source.signals.map(toPattern)),
  };
}

function keyOf(phrase: string, key: (word: string) => string): string {
  return tokenize(fold(phrase)).words.map(key).join(" ");
}

function wordSet({ ar, arabizi, en }: Said): ReadonlySet<string> {
  return new Set([...ar, ...arabizi, ...en].map((word) => keyOf(word, wordKey)));
}

function toPattern(row: SignalsSource["signals"][number] | CommandsSource["requests"][number]): Pattern {
  return {
    elements: row.all ?? row.in_order ?? [],
    ordered: row.in_order !== undefined,
    within: row.within,
    unless: row.unless,
    notAfter: row.not_after,
  };
}
