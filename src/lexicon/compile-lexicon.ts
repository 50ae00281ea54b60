/** The words of commands and of danger, ready to be looked up. */
export type Lexicon = { commands: Record<never, never>; signals: Record<never, never> };
