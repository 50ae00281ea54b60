import { analyze, NOT } from "./analyze.ts";
import type { Article } from "./content-shape.ts";
import type { ContentSource } from "./read-content.ts";
import { createScorer, type Question } from "./score.ts";

/** Best first, at most five; a score of 1 is a question as it stands in the answer's file. */
export type Ranker = (text: string) => { key: string; score: number }[];

/**
 * Ranks the answers for what a person writes. Our own index of questions, not MiniSearch: that one scores whole answers,
 * on a scale of its own, and takes four times as long, in the path of every message.
 */
export function createRanker(source: ContentSource): Ranker {
  const score = createScorer(source.articles.flatMap(questionsOf));
  return (text) => {
    if (text.length > LONGEST_TEXT) return [];
    const asked = analyze(text);
    if (asked.length > MOST_TERMS || asked.every(({ stem }) => stem === NOT)) return [];
    const ranked = Array.from(score(asked), ([key, nearness]) => ({ key, score: calibrated(nearness) }))
      .filter((answer) => answer.score >= LEAST)
      .sort((one, other) => other.score - one.score || (one.key < other.key ? -1 : 1));
    return doubted(ranked.slice(0, MOST_ANSWERS));
  };
}

/** Longer messages tell a story; a person asks in fewer words. */
const LONGEST_TEXT = 1_000;
const MOST_TERMS = 40;
const MOST_ANSWERS = 5;
const LEAST = 0.1;

/**
 * With a question left out of its answer's file, the first answer was right in about two of three cases at a nearness of
 * 0.5 to 0.6, and in more than four of five above: so that 0.6 counts as even, the middle is pressed down.
 */
const EVEN = 0.6;
const FAR = 0.3;

function calibrated(nearness: number): number {
  if (nearness <= FAR) return nearness;
  if (nearness <= EVEN) return FAR + ((nearness - FAR) * (0.5 - FAR)) / (EVEN - FAR);
  return 0.5 + ((nearness - EVEN) * 0.5) / (1 - EVEN);
}

/** Two answers so near each other are offered, neither is given, but where the words are the question's own. */
const TIE = 0.93;
const DOUBTFUL = 0.45;
const VERBATIM = 0.97;

type Ranked = { key: string; score: number };

function doubted(ranked: Ranked[]): Ranked[] {
  const [first, second] = ranked;
  if (!first || !second || first.score >= VERBATIM || second.score < first.score * TIE) return ranked;
  return ranked.map(({ key, score }) => ({ key, score: Math.min(score, DOUBTFUL) }));
}

function questionsOf({ key, label, title, questions }: Article): Question[] {
  return [label.ar, label.en, title.ar, title.en, ...questions.ar, ...questions.en]
    .map((text) => ({ key, terms: analyze(text) }))
    .filter(({ terms }) => terms.length > 0);
}
