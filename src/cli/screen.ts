import { ConfigError } from "../base/errors.ts";
import type { IndicatorValue } from "../screening/findings.ts";
import { type Instrument, indicatorsOf } from "../screening/instrument.ts";
import { judge } from "../screening/judge.ts";
import { answerJsonLines, LineFault, type LineIo } from "./json-lines.ts";
import { readOptions } from "./read-options.ts";

/**
 * `sanad screen --jsonl`: reads `{"id","instrument","indicators":{"DR1":"yes"}}` lines and prints the dimensions, the
 * result and its reasons. An indicator that is absent is unknown.
 */
export async function screen(
  args: readonly string[],
  instruments: ReadonlyMap<string, Instrument>,
  io: LineIo,
): Promise<number> {
  const { jsonl } = readOptions(args, { jsonl: { type: "boolean" } }, "screen --jsonl");
  if (!jsonl) throw new ConfigError("screen: write screen --jsonl, and give lines with id, instrument and indicators");
  const known = new Map([...instruments].map(([id, instrument]) => [id, { instrument, ids: idsOf(instrument) }]));
  return answerJsonLines(io, (value) => {
    const { id, instrument: name, indicators } = (value ?? {}) as Record<string, unknown>;
    if (id === undefined || !isObject(indicators))
      return new LineFault("write a JSON object with id, instrument and indicators");
    const found = typeof name === "string" ? known.get(name) : undefined;
    if (!found) return new LineFault(`instrument: write one of ${[...known.keys()].join(", ")}`);
    const values = readValues(indicators, found.ids);
    if (values instanceof LineFault) return values;
    const { dimensions, result, reasons } = judge(found.instrument, values, NO_FACTS);
    return { id, dimensions, result, reasons };
  });
}

const NO_FACTS: ReadonlySet<never> = new Set();

const VALUES: ReadonlySet<unknown> = new Set<IndicatorValue>(["yes", "no", "unknown"]);

function idsOf(instrument: Instrument): ReadonlySet<string> {
  return new Set([...indicatorsOf(instrument).map(({ id }) => id), ...instrument.unlisted]);
}

function readValues(
  indicators: Record<string, unknown>,
  ids: ReadonlySet<string>,
): Record<string, IndicatorValue> | LineFault {
  const names = Object.keys(indicators);
  const strange = names.findIndex((name) => !ids.has(name));
  if (strange >= 0) {
    return new LineFault(`indicators: number ${strange + 1} is none of this instrument's; write ${spans(ids)}`);
  }
  const wrong = names.find((name) => !VALUES.has(indicators[name]));
  if (wrong !== undefined) return new LineFault(`indicators: ${wrong}: write yes, no or unknown`);
  return indicators as Record<string, IndicatorValue>;
}

/** DR1-DR10, CR1-CR10 …, each run of numbers as one. */
function spans(ids: ReadonlySet<string>): string {
  const numbers = new Map<string, number[]>();
  for (const id of ids) {
    const letters = id.replace(/\d+$/, "");
    numbers.set(letters, [...(numbers.get(letters) ?? []), Number(id.slice(letters.length))]);
  }
  return [...numbers].map(([letters, all]) => `${letters}1-${letters}${Math.max(...all)}`).join(", ");
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
