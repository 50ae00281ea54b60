import type * as z from "zod";
import type { Path } from "../i18n/read-yaml.ts";

/** Something wrong in a file, at a path of it. */
export type Fault = { path: Path; fault: string };

type Issue = z.core.$ZodIssue;

/** What zod found wrong, in words for who wrote the file. */
export function plainFaults(issues: readonly Issue[], value: unknown, at: Path = []): Fault[] {
  return issues.flatMap((issue) => {
    const path = [...at, ...issue.path.filter((part) => typeof part !== "symbol")];
    const written = valueAt(value, path);
    switch (issue.code) {
      case "unrecognized_keys":
        return issue.keys.map((key) => ({ path: [...path, key], fault: `unknown field ${key}` }));
      case "invalid_key":
        return [{ path, fault: issue.issues[0]?.message ?? issue.message }];
      case "invalid_union":
        return unionFaults(issue.errors, value, path);
      case "invalid_value":
        return [{ path, fault: written === undefined ? "is missing" : `should be ${listed(issue.values)}` }];
      case "invalid_type":
        return [{ path, fault: written === undefined ? "is missing" : `should be ${NAMES[issue.expected]}` }];
      default:
        return [{ path, fault: issue.message }];
    }
  });
}

/** Of several shapes, the faults of the one that came nearest: those deepest in the file. */
function unionFaults(branches: readonly (readonly Issue[])[], value: unknown, path: Path): Fault[] {
  const faults = branches.map((issues) => plainFaults(issues, value, path));
  const depth = (branch: Fault[]) => Math.max(...branch.map((fault) => fault.path.length));
  const deepest = faults.sort((one, other) => depth(other) - depth(one))[0] ?? [];
  if (depth(deepest) > path.length) return deepest;
  return [{ path, fault: [...new Set(faults.flat().map(({ fault }) => fault))].join(", or ") }];
}

function listed(values: readonly unknown[]): string {
  return values.length === 1 ? String(values[0]) : `one of ${values.join(", ")}`;
}

const NAMES: Readonly<Record<string, string>> = {
  string: "a text; perhaps it needs quotes",
  int: "a whole number",
  number: "a number",
  object: "a map of fields",
  record: "a map of fields",
  array: "a list",
};

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (at, part) => (typeof at === "object" && at !== null ? (at as Record<string | number, unknown>)[part] : undefined),
    value,
  );
}
