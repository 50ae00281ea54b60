import { LANGUAGES } from "../../base/language.ts";
import type { Problem } from "../../base/problem.ts";
import type { Path } from "../../i18n/read-yaml.ts";
import { wordsOf } from "../words.ts";
import type { Inspected } from "./inspected.ts";
import { nodesOf } from "./nodes.ts";

/** What fits a row of a list on every channel (WhatsApp's is the shortest). */
const MAX_LABEL = 24;

/** Serials of ten digits and a colon before an id, in bytes. */
const SERIAL_BYTES = 11;

type Option = { id: string; labels: readonly string[]; path: Path };

/** Choices that do not fit a channel, or that cannot be told apart by what people type. */
export function choicesProblems(inspected: Inspected): Problem[] {
  const most = Math.min(...inspected.limits.map(({ choices }) => choices));
  const tokenBytes = Math.min(...inspected.limits.map((limits) => limits.tokenBytes));
  return nodesOf(inspected).flatMap(({ node, problem }) => {
    const options = branchesOf(inspected, node.router);
    const listed = node.wait?.type === "choice" ? listedOf(inspected, node.wait.list) : [];
    const problems = options.flatMap(({ id, labels, path }) => [
      ...labels.filter((label) => label.length > MAX_LABEL).map((label) => problem(path, tooLong(label))),
      ...(id.length + SERIAL_BYTES > tokenBytes ? [problem(path, `the id ${id} is too long for a button`)] : []),
    ]);
    const room = most - new Set(options.map(({ id }) => id)).size;
    if (room < (node.wait?.type === "choice" && node.wait.list ? 1 : 0)) {
      problems.push(problem(["router", "branches"], `a channel shows ${most} choices only`));
    } else if (node.wait?.type === "choice" && node.wait.list === "topics" && listed.length > room) {
      problems.push(
        problem(["wait"], `${listed.length} topics and ${options.length} branches: a channel shows ${most}`),
      );
    }
    return [...problems, ...ambiguous([...options, ...listed]).map(({ path, fault }) => problem(path, fault))];
  });
}

const tooLong = (label: string) => `the label "${label}" has ${label.length} characters; ${MAX_LABEL} fit a button`;

function branchesOf({ locales }: Inspected, router: { type: string; branches?: unknown } | undefined): Option[] {
  if (router?.type !== "choice" || !Array.isArray(router.branches)) return [];
  return (router.branches as { choice: string; label: string }[]).map(({ choice, label }, i) => ({
    id: choice,
    labels: LANGUAGES.flatMap((language) => locales.texts[language][label] ?? []),
    path: ["router", "branches", i, "label"],
  }));
}

function listedOf({ content }: Inspected, list: string | undefined): Option[] {
  if (list !== "topics") return [];
  return content.topics.map(({ id, label }) => ({ id, labels: [label.ar, label.en], path: ["wait", "list"] }));
}

function ambiguous(options: readonly Option[]): { path: Path; fault: string }[] {
  return options.flatMap((option, i) => {
    const earlier = options.slice(0, i);
    const same = earlier.find(
      ({ id, labels }) => id !== option.id && labels.some((one) => option.labels.some((two) => alike(one, two))),
    );
    if (same) return [{ path: option.path, fault: `the label of ${option.id} reads like that of ${same.id}` }];
    const twin = earlier.find(({ id }) => id === option.id);
    return twin && twin.path[0] !== option.path[0]
      ? [{ path: option.path, fault: `two options are called ${option.id}` }]
      : [];
  });
}

function alike(one: string, two: string): boolean {
  return wordsOf(one) === wordsOf(two);
}
