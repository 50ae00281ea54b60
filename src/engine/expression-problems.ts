import type { Problem } from "../base/problem.ts";
import type { YamlFile } from "../i18n/read-yaml.ts";
import { parseCel } from "./cel.ts";
import { didYouMean } from "./did-you-mean.ts";
import { type Expression, expressionsOf } from "./expressions.ts";
import { CONSENTS, type Flow } from "./flow.ts";
import { problemAt } from "./problem-at.ts";

/** Expressions that do not parse, give the wrong thing, or name what there is not. */
export function expressionProblems(source: YamlFile, flow: Flow): Problem[] {
  const known = { vars: Object.keys(flow.variables), consents: CONSENTS as readonly string[] };
  return expressionsOf(flow).flatMap((expression) =>
    faultsOf(expression, known).map((fault) => problemAt(source, expression.path, fault)),
  );
}

type Known = Readonly<Record<"vars" | "consents", readonly string[]>>;

function faultsOf({ cel, gives }: Expression, known: Known): string[] {
  const parsed = parseCel(cel);
  if ("fault" in parsed) return [`${parsed.fault} (at character ${parsed.offset + 1} of \`${cel}\`)`];
  const faults = parsed.names
    .filter(({ of, name }) => !known[of].includes(name))
    .map(({ of, name }) =>
      of === "vars"
        ? `the flow declares no variable ${name}${didYouMean(name, known.vars)}`
        : `there is no consent ${name}${didYouMean(name, known.consents)}`,
    );
  const { type } = parsed;
  if (gives === "condition" && type !== "bool" && type !== "dyn") faults.push(`\`${cel}\` is neither true nor false`);
  if (gives === "value" && !VALUES.has(type)) faults.push(`\`${cel}\` gives a ${type}, which a variable cannot hold`);
  return faults;
}

const VALUES: ReadonlySet<string> = new Set(["string", "int", "double", "bool", "null", "null_type", "dyn"]);
