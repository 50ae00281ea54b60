import { NOT, type Term } from "./analyze.ts";

/** A way in which people ask for the answer `key`. */
export type Question = { key: string; terms: readonly Term[] };

/** How surely each answer that shares a word with what was asked answers it, 0..1. */
export type Scorer = (asked: readonly Term[]) => Map<string, number>;

/**
 * Scores an answer by its nearest question: how much of what was asked stands in it, and how much of it was asked. Rare
 * words weigh more, and words that no question has weigh most: better to ask back than to be sure of a wrong answer.
 * Time grows with the questions that share a word, not with all of them.
 */
export function createScorer(questions: readonly Question[]): Scorer {
  const weigh = createWeights(questions);
  const weights = Float64Array.from(questions, ({ terms }) => terms.reduce((sum, term) => sum + weigh(term), 0));
  const byStem = postings(questions, ({ stem }) => stem);
  const bySound = postings(questions, ({ sound }) => sound);

  return (asked) => {
    const matched = new Float64Array(questions.length);
    const counts = new Uint8Array(questions.length);
    const touched: number[] = [];
    let total = 0;
    for (const term of asked) {
      const weight = weigh(term);
      total += weight;
      if (term.stem === NOT) continue;
      const same = byStem.get(term.stem) ?? NONE;
      for (const at of same) add(at, weight);
      for (const at of bySound.get(term.sound) ?? NONE) if (!same.includes(at)) add(at, weight * BY_SOUND);
    }
    return best();

    function add(at: number, weight: number): void {
      if (counts[at] === 0) touched.push(at);
      counts[at] = (counts[at] as number) + 1;
      matched[at] = (matched[at] as number) + weight;
    }

    function best(): Map<string, number> {
      const scores = new Map<string, number>();
      const denied = asked.some(({ stem }) => stem === NOT);
      for (const at of touched) {
        const { key, terms } = questions[at] as Question;
        const denies = terms.some(({ stem }) => stem === NOT);
        const agreed = denied && denies ? NEGATION_WEIGHT : 0;
        const whole = (counts[at] as number) + (agreed > 0 ? 1 : 0) >= terms.length;
        const one = counts[at] === 1 && !whole;
        const score = nearness((matched[at] as number) + agreed, total, weights[at] as number, whole);
        const capped = one ? Math.min(score, VAGUE) : score;
        if (capped > (scores.get(key) ?? 0)) scores.set(key, capped);
      }
      return scores;
    }
  };
}

const NONE: readonly number[] = [];

/** The same sound in another spelling is not quite the same word. */
const BY_SOUND = 0.85;
/** Common words alone must not make a sure answer; about two telling words do. */
const ENOUGH_WEIGHT = 5;
/** One word, where the question has more, is vague. */
const VAGUE = 0.3;
const NEGATION_WEIGHT = 0.8;

function nearness(matched: number, ofAsked: number, ofQuestion: number, whole: boolean): number {
  const asked = Math.min(1, matched / ofAsked);
  const both = (2 * asked * Math.min(1, matched / ofQuestion)) / (asked + Math.min(1, matched / ofQuestion));
  return whole && asked > 0.8 ? both : both * Math.min(1, matched / ENOUGH_WEIGHT);
}

function postings(
  questions: readonly Question[],
  keyOf: (term: Term) => string,
): ReadonlyMap<string, readonly number[]> {
  const lists = new Map<string, number[]>();
  questions.forEach(({ terms }, at) => {
    for (const key of new Set(terms.map(keyOf))) {
      if (key === "" || key === NOT) continue;
      const list = lists.get(key);
      if (list) list.push(at);
      else lists.set(key, [at]);
    }
  });
  return lists;
}

/** By in how many answers a term stands. */
function createWeights(questions: readonly Question[]): (term: Term) => number {
  const answers = new Map<string, Set<string>>();
  for (const { key, terms } of questions) {
    for (const { stem, sound } of terms) {
      for (const name of sound === "" ? [stem] : [stem, `~${sound}`]) {
        answers.set(name, (answers.get(name) ?? new Set()).add(key));
      }
    }
  }
  const all = new Set(questions.map(({ key }) => key)).size;
  const weights = new Map(Array.from(answers, ([name, keys]) => [name, Math.log(1 + all / keys.size)]));
  const unknown = Math.log(1 + all);
  return ({ stem, sound }) => {
    if (stem === NOT) return NEGATION_WEIGHT;
    return weights.get(stem) ?? (sound === "" ? unknown : (weights.get(`~${sound}`) ?? unknown));
  };
}
