import type { Problem } from "../base/problem.ts";
import { SIGNALS } from "../domain/reading.ts";
import type { YamlFile } from "../i18n/read-yaml.ts";
import { type MapName, parseCel } from "./cel.ts";
import { didYouMean } from "./did-you-mean.ts";
import { type Expression, expressionsOf } from "./expressions.ts";
import { CONSENTS, type Flow } from "./flow.ts";
import { problemAt } from "./problem-at.ts";

/** Expressions that do not parse, give the wrong thing, or name what there is not. */
export function expressionProblems(source: YamlFile, flow: Flow): Problem[] {
  const known: Known = {
    vars: Object.keys(flow.variables),
    consents: CONSENTS,
    refused: CONSENTS,
    signals: SIGNALS,
    // Of the entry whose key the variable `article` holds.
    article: "article" in flow.variables ? ["risk", "contacts"] : [],
  };
  return expressionsOf(flow).flatMap((expression) =>
    faultsOf(expression, known).map((fault) => problemAt(source, expression.path, fault)),
  );
}

type Known = Readonly<Record<MapName, readonly string[]>>;

const MISSING: Readonly<Record<MapName, string>> = {
  vars: "the flow declares no variable",
  consents: "there is no consent",
  refused: "there is no consent",
  signals: "there is no signal",
  article: "the flow has no variable article, or entries have no",
};

function faultsOf({ cel, gives }: Expression, known: Known): string[] {
  const parsed = parseCel(cel);
  if ("fault" in parsed) return [`${parsed.fault} (at character ${parsed.offset + 1} of \`${cel}\`)`];
  const faults = parsed.names
    .filter(({ of, name }) => !known[of].includes(name))
    .map(({ of, name }) => `${MISSING[of]} ${name}${didYouMean(name, known[of])}`);
  const { type } = parsed;
  if (gives === "condition" && type !== "bool" && type !== "dyn") faults.push(`\`${cel}\` is neither true nor false`);
  if (gives === "value" && !VALUES.has(type)) faults.push(`\`${cel}\` gives a ${type}, which a variable cannot hold`);
  return faults;
}

const VALUES: ReadonlySet<string> = new Set(["string", "int", "double", "bool", "null", "null_type", "dyn"]);
