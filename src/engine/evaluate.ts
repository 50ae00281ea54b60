import { CONSENTS } from "./flow.ts";
import { FlowFault, type Run, topOf } from "./run.ts";
import type { Value } from "./session.ts";

/** The value of an expression of the top frame's flow; whole numbers come back as numbers. */
export function evaluate(run: Run, cel: string): Value {
  const result = resultOf(run, cel);
  switch (typeof result) {
    case "bigint":
      return Number(result);
    case "string":
    case "number":
    case "boolean":
      return result;
    default:
      if (result === null) return null;
      throw new FlowFault(`${cel} gives something that a variable cannot hold`);
  }
}

function resultOf(run: Run, cel: string): unknown {
  const compiled = run.revision.cel.get(cel);
  if (!compiled) throw new FlowFault(`${cel} was not compiled`);
  try {
    return compiled({
      vars: counted(topOf(run).variables),
      consents: { ...NONE_GIVEN, ...run.consents },
      language: run.language,
      channel: run.env.channel,
    });
  } catch (cause) {
    throw new FlowFault(`${cel} cannot be worked out`, { cause });
  }
}

const NONE_GIVEN = Object.freeze(Object.fromEntries(CONSENTS.map((kind) => [kind, false])));

/** CEL holds a number for a fraction, so that `vars.n + 1` fails, unless whole ones are bigint. */
function counted(variables: Readonly<Record<string, Value>>): Readonly<Record<string, Value | bigint>> {
  let copy: Record<string, Value | bigint> | null = null;
  for (const name in variables) {
    const value = variables[name];
    if (typeof value !== "number" || !Number.isSafeInteger(value)) continue;
    copy ??= { ...variables };
    copy[name] = BigInt(value);
  }
  return copy ?? variables;
}
