import type { Path } from "../i18n/read-yaml.ts";
import type { InstrumentSource } from "./instrument-shape.ts";
import type { Fault } from "./plain-faults.ts";

/** Rows that name what is not there, stand twice, or are raised to no more than they are. */
export function resultFaults({ results, dimensions }: InstrumentSource): Fault[] {
  const ids = {
    dimension: new Set(dimensions.map(({ id }) => id)),
    indicator: new Set(dimensions.flatMap(({ indicators }) => indicators.map(({ id }) => id))),
  };
  const missing = (kind: "dimension" | "indicator", names: readonly string[] | undefined, path: Path): Fault[] =>
    (names ?? []).flatMap((name, index) =>
      ids[kind].has(name) ? [] : [{ path: [...path, index], fault: `there is no ${kind} ${name}` }],
    );
  const rows = results.flatMap((row, index) => {
    const path: Path = ["results", index];
    const twice = results.findIndex(({ result }) => result === row.result) < index;
    const conditions = row.when === "otherwise" ? [] : row.when;
    return [
      ...(twice ? [{ path: [...path, "result"], fault: `${row.result} stands here twice` }] : []),
      ...row.raise.flatMap(({ to }, place) =>
        to < row.priority ? [] : [{ path: [...path, "raise", place, "to"], fault: `must be below ${row.priority}` }],
      ),
      ...conditions.flatMap((condition, place) => {
        const at = [...path, "when", place];
        return [
          ...(["all", "any", "none", "indicators_in"] as const).flatMap((field) =>
            missing("dimension", condition[field], [...at, field]),
          ),
          ...missing("indicator", condition.indicators, [...at, "indicators"]),
        ];
      }),
    ];
  });
  return [...rows, ...otherwiseFaults(results)];
}

function otherwiseFaults(results: InstrumentSource["results"]): Fault[] {
  const places = results.flatMap(({ when }, index) => (when === "otherwise" ? [index] : []));
  if (places.length === 1 && places[0] === results.length - 1) return [];
  return [{ path: ["results"], fault: "exactly one row, the last, has `when: otherwise`" }];
}
