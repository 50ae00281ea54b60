import type { Language } from "../base/language.ts";

export type Both = Readonly<Record<Language, string>>;

export const ARTICLE_RISKS = ["info", "sensitive", "human"] as const;
export type ArticleRisk = (typeof ARTICLE_RISKS)[number];

export type ArticleView = {
  key: string;
  label: Both;
  /** How many messages the long text takes: texts `answers.KEY.long.0` and on. */
  longParts: number;
  /** Ids of contacts that may be given out now. */
  contacts: readonly string[];
  risk: ArticleRisk;
};
export type ContactView = { id: string; name: Both; number: string; hours: Both | null; insideEgyptOnly: boolean };
export type TopicRow = { id: string; label: Both; articles: readonly string[] };

/** The knowledge base and registry as they may be given to people now. Same object while nothing changes. */
export type Content = {
  topics: readonly TopicRow[];
  articles: ReadonlyMap<string, ArticleView>;
  contacts: ReadonlyMap<string, ContactView>;
};
