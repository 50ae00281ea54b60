import { ConfigError } from "../base/errors.ts";
import type { Problem } from "../base/problem.ts";

/** What was read, or a `ConfigError` that names file, line and fault of every problem. */
export function sound<T extends object>(read: T | Problem[]): T {
  if (!Array.isArray(read)) return read;
  throw new ConfigError(read.map(told).join("\n"));
}

/** Throws the same unless there is no problem but warnings. */
export function assertSound(problems: readonly Problem[]): void {
  const faults = problems.filter(({ warning }) => !warning);
  if (faults.length > 0) throw new ConfigError(faults.map(told).join("\n"));
}

function told({ file, line, path, fault }: Problem): string {
  return `${file}:${line} ${path ? `${path}: ` : ""}${fault}`;
}
