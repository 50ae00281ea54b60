import type { Reading, Risk, SignalKind } from "../domain/reading.ts";
import type { Writing } from "../text/language.ts";
import type { Tokens } from "../text/tokens.ts";
import type { ExtractFeatures, Features } from "./features.ts";
import { RISKS } from "./learn.ts";
import type { Classifier, Scores } from "./model.ts";

/** A clean text, its folded letters' places in it (`text/arabic`), and its words (`text/tokens`). */
export type Heard = { text: string; origins: Uint32Array; tokens: Tokens; writing: Writing };

/** From how likely on a risk is taken for one. A false alarm that a person reads is better than a miss. */
const DANGER = { evidence: -2.3, urgent: 0.28, kind: 0.2 };

/** Stories are read in parts of so many words, which overlap: danger is not drowned in them, nor cut in two. */
const PART = 40;
const STEP = 30;

/**
 * The signs of danger in a message with the words that gave them, and the risk they come to. Linear in its length.
 * `known`: what was already found in all of it.
 */
export function readDanger(
  heard: Heard,
  extract: ExtractFeatures,
  classifier: Classifier,
  known?: { features: Features; scores: Scores },
): Danger {
  const { words } = heard.tokens;
  if (words.length === 0) return { risk: "none", signals: [] };
  const read = ([from, to]: Range) => {
    const features = extract(words.slice(from, to), heard.writing);
    return readPart(heard, classifier, { features, scores: classifier.classify(features) }, from, to - from);
  };
  if (words.length > PART) return partsOf(words.length).map(read).reduce(worse);
  const danger = known ? readPart(heard, classifier, known, 0, words.length) : read([0, words.length]);
  // «عايزة أكلم حد، أنا محبوسة»: what is asked may hide how bad it is. A clause only ever adds to what the whole says.
  if (danger.risk !== "concern") return danger;
  return clausesOf(heard).map(read).reduce(worse, danger);
}

type Danger = Pick<Reading, "risk" | "signals">;
/** Words from … to, the last not included. */
type Range = [from: number, to: number];

function partsOf(count: number): Range[] {
  const starts = Array.from({ length: Math.ceil((count - (PART - STEP)) / STEP) }, (_, part) => part * STEP);
  return starts.map((from) => [from, Math.min(count, from + PART)]);
}

const BREAK = /[.,،؛;:!?؟\n]/;

/** The clauses of a message that has several. */
function clausesOf({ text, origins, tokens }: Heard): Range[] {
  const { words, starts, ends } = tokens;
  const clauses: Range[] = [];
  let from = 0;
  for (let at = 1; at <= words.length; at++) {
    const between = text.slice(origins[(ends[at - 1] ?? 1) - 1], origins[starts[at] ?? 0]);
    if (at < words.length && !BREAK.test(between)) continue;
    if (at - from >= SHORTEST_CLAUSE) clauses.push([from, at]);
    from = at;
  }
  return clauses.length > 1 ? clauses : [];
}

const SHORTEST_CLAUSE = 2;

function worse(one: Danger, other: Danger): Danger {
  const known = new Set(one.signals.map(({ kind }) => kind));
  return {
    risk: RISKS.indexOf(other.risk) > RISKS.indexOf(one.risk) ? other.risk : one.risk,
    signals: [...one.signals, ...other.signals.filter(({ kind }) => !known.has(kind))],
  };
}

function readPart(
  heard: Heard,
  classifier: Classifier,
  { features, scores }: { features: Features; scores: Scores },
  from: number,
  count: number,
): Pick<Reading, "risk" | "signals"> {
  const risk = riskOf(scores);
  if (risk === "none") return { risk, signals: [] };
  const kinds = scores.kinds as Float32Array;
  const labels = labelsOf(classifier, "kinds");
  const best = labels[kinds.indexOf(Math.max(...kinds))];
  const found = labels.filter((label, i) => label === best || (kinds[i] as number) >= DANGER.kind) as SignalKind[];
  return {
    risk,
    signals: found.map((kind) => {
      const shares = classifier.explain(features, "kinds", kind, count);
      return { kind, span: spanOf(heard, from, strongest(shares)) };
    }),
  };
}

/** The risk as a whole, and the likeliest kind beside it: one alone misses more. */
function riskOf({ risk, kinds }: Scores): Risk {
  const [none, , urgent] = Array.from(risk as Float32Array) as [number, number, number];
  const evidence = logOdds(1 - none) + KIND_COUNTS * logOdds(Math.max(...(kinds as Float32Array)));
  if (evidence < DANGER.evidence) return "none";
  return urgent >= DANGER.urgent ? "urgent" : "concern";
}

const KIND_COUNTS = 0.4;

function logOdds(probability: number): number {
  return Math.log((probability + 1e-6) / (1 - probability + 1e-6));
}

function labelsOf(classifier: Classifier, name: string): readonly string[] {
  return classifier.heads.find((head) => head.name === name)?.labels ?? [];
}

/** The run of words whose shares come to the most, from its first to its last (both included); at most eight words. */
function strongest(shares: Float32Array): [first: number, last: number] {
  let best: [number, number] = [0, 0];
  let most = -Infinity;
  for (let first = 0; first < shares.length; first++) {
    let sum = 0;
    for (let last = first; last < Math.min(shares.length, first + LONGEST_SPAN); last++) {
      sum += shares[last] as number;
      if (sum > most) {
        most = sum;
        best = [first, last];
      }
    }
  }
  return best;
}

const LONGEST_SPAN = 8;

function spanOf({ text, origins, tokens }: Heard, from: number, [first, last]: [number, number]): string {
  const start = origins[tokens.starts[from + first] ?? 0] ?? 0;
  const end = origins[(tokens.ends[from + last] ?? 1) - 1] ?? 0;
  return text.slice(start, end + 1);
}
