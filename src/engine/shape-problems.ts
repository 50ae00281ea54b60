import type * as z from "zod";
import type { Problem } from "../base/problem.ts";
import type { Path, YamlFile } from "../i18n/read-yaml.ts";
import { didYouMean } from "./did-you-mean.ts";
import { fieldsAt } from "./fields-at.ts";
import { problemAt } from "./problem-at.ts";

type Issue = z.core.$ZodIssue;

/** What zod found wrong with a file, in words for its author, each at its place. */
export function shapeProblems(
  source: YamlFile,
  schema: z.core.JSONSchema.JSONSchema,
  issues: readonly Issue[],
): Problem[] {
  const problem = (path: Path, fault: string) => problemAt(source, path, fault);
  return issues.flatMap((issue) => {
    const path = issue.path.filter((part) => typeof part !== "symbol");
    switch (issue.code) {
      case "unrecognized_keys": {
        const known = fieldsAt(schema, source.value, path);
        return issue.keys.map((key) => problem([...path, key], `unknown field ${key}${didYouMean(key, known)}`));
      }
      case "invalid_key":
        return problem(path, issue.issues[0]?.message ?? issue.message);
      case "invalid_union":
        return problem(path, unionFault(issue, written(source.value, path)));
      case "invalid_value":
        return problem(path, valueFault(issue.values, written(source.value, path), issue.message));
      case "invalid_type":
        return problem(path, typeFault(issue.expected, written(source.value, path)));
      default:
        return problem(path, issue.message);
    }
  });
}

function unionFault(issue: Extract<Issue, { code: "invalid_union" }>, value: unknown): string {
  const options = "options" in issue && Array.isArray(issue.options) ? issue.options.map(String) : null;
  if (!options) return "write a text, a number, true, false or null";
  return value === undefined ? "is missing" : `there is no type ${String(value)}${didYouMean(String(value), options)}`;
}

function valueFault(values: readonly unknown[], value: unknown, message: string): string {
  if (value === undefined) return "is missing";
  const names = values.filter((one) => typeof one === "string");
  return typeof value === "string" ? `there is no ${value}${didYouMean(value, names)}` : message;
}

function typeFault(expected: string, value: unknown): string {
  if (value === undefined) return "is missing";
  const hint = expected === "string" ? "; put it in quotes" : "";
  return `should be ${NAMES[expected] ?? expected}, and is ${JSON.stringify(value)}${hint}`;
}

const NAMES: Readonly<Record<string, string>> = {
  string: "a text",
  int: "a whole number",
  number: "a number",
  boolean: "true or false",
  object: "a map of fields",
  record: "a map of fields",
  array: "a list",
};

function written(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (at, part) => (typeof at === "object" && at !== null ? (at as Record<string | number, unknown>)[part] : undefined),
    value,
  );
}
