import type { Command, CommandName, Reading } from "../domain/reading.ts";
import { labelWords } from "./label-words.ts";
import type { RuntimeNode } from "./revision.ts";
import type { Run } from "./run.ts";
import { wordsOfFolded } from "./words.ts";

/**
 * The option that was written: its number, a word such as "yes" for a branch of that name, its label in either language,
 * or (`contained`) words that hold one label and little else.
 */
export function optionWritten(
  run: Run,
  node: RuntimeNode,
  reading: Reading,
  command: Command | null,
  { contained }: { contained: boolean },
): string | null {
  const options = run.waiting?.options ?? [];
  if (command?.name === "number") return options[(command.number ?? 0) - 1] ?? null;
  const named = command && (CHOICE_OF[command.name] ?? command.name);
  if (named && isNamed(node, options, named)) return named;
  if (command && ENDS_LIST.has(command.name) && isNamed(node, options, "done")) return "done";
  if (options.length === 0) return null;
  const words = wordsOfFolded(reading.folded);
  if (words === "") return null;
  const labels = options.map((id) => ({ id, words: node.branchOf.get(id)?.words ?? labelWords(run.env.content, id) }));
  const exact = labels.find((label) => label.words.includes(words));
  if (exact) return exact.id;
  return contained && command === null ? onlyContained(words, labels) : null;
}

/** «عربي» and "English" are the choices of that name, where a language is chosen. */
const CHOICE_OF: Partial<Record<CommandName, string>> = { language_ar: "ar", language_en: "en" };

/** Rows of a list are no such options: a topic may be called `back` and mean coming home. */
function isNamed(node: RuntimeNode, options: readonly string[], name: string): boolean {
  return node.branchOf.has(name) && options.includes(name);
}

/** "And anything else?" – "no": as good as a branch named `done`. */
const ENDS_LIST: ReadonlySet<CommandName> = new Set<CommandName>(["no", "skip", "dont_know"]);

/** More words than this besides the label, and it is a sentence of the person's own. */
const MAX_EXTRA_WORDS = 3;

/** One word is too little to go by: "not safe" holds "safe". */
const MIN_LABEL_WORDS = 2;

type Label = { id: string; words: readonly string[] };

function onlyContained(text: string, labels: readonly Label[]): string | null {
  const found = labels.filter((label) => label.words.some((words) => holds(text, words)));
  return found.length === 1 ? (found[0]?.id ?? null) : null;
}

function holds(text: string, label: string): boolean {
  if (!` ${text} `.includes(` ${label} `)) return false;
  const size = label.split(" ").length;
  if (size < MIN_LABEL_WORDS || text.split(" ").length - size > MAX_EXTRA_WORDS) return false;
  const around = ` ${text} `.replace(` ${label} `, " ").split(" ");
  return !around.some((word) => NEGATIONS.has(word));
}

/** Folded. Beside a label they turn it round. */
const NEGATIONS = new Set(
  "مش مو ما لا لم لن ليس لست مفيش ماعنديش بدون غير not no never dont cant without mesh msh".split(" "),
);
