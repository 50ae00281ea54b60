import { SIGNALS, type SignalKind } from "../domain/reading.ts";
import type { CelContext } from "./cel.ts";
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
  const { variables, signals } = topOf(run);
  try {
    return compiled({
      vars: counted(variables),
      consents: { ...NO_CONSENT, ...run.consents },
      refused: refusedIn(run.consents),
      signals: signals ? markedIn(signals) : NO_SIGNALS,
      article: articleOf(run, variables.article),
      language: run.language,
      channel: run.env.channel,
      status: run.env.status,
      requested: run.requested ?? "",
    });
  } catch (cause) {
    throw new FlowFault(`${cel} cannot be worked out`, { cause });
  }
}

const NO_CONSENT = allFalse(CONSENTS);
const NO_SIGNALS = allFalse(SIGNALS);

function refusedIn(consents: Run["consents"]): CelContext["refused"] {
  const refused = { ...NO_CONSENT };
  for (const kind of CONSENTS) if (consents[kind] === false) refused[kind] = true;
  return refused;
}

function allFalse<K extends string>(names: readonly K[]): Readonly<Record<K, boolean>> {
  return Object.freeze(Object.fromEntries(names.map((name) => [name, false]))) as Readonly<Record<K, boolean>>;
}

function markedIn(signals: readonly SignalKind[]): CelContext["signals"] {
  const marked = { ...NO_SIGNALS };
  for (const kind of signals) marked[kind] = true;
  return marked;
}

function articleOf(run: Run, key: Value | undefined): CelContext["article"] {
  const article = typeof key === "string" ? run.env.content.articles.get(key) : undefined;
  return article ? { risk: article.risk, contacts: BigInt(article.contacts.length) } : NO_ARTICLE;
}

const NO_ARTICLE = Object.freeze({ risk: "info", contacts: 0n } as const);

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
