import { readFileSync } from "node:fs";

export type Naive = {
  dimensions: Record<string, { strong: number; medium: number; weak: number; positive: boolean }>;
  result: string;
};

/** The weights of the csv for `adult_labour` or `child_labour`: S, M, W, or - where the list lacks it. */
export function weightsIn(column: "adult_labour" | "child_labour"): Map<string, { dimension: string; weight: string }> {
  const rows = readFileSync("src/screening/testing/ilo-indicators.csv", "utf8").trim().split(/\r?\n/).slice(1);
  return new Map(
    rows.map((row) => {
      const fields = row.split(",");
      const [id = "", dimension = ""] = fields;
      return [id, { dimension, weight: fields.at(column === "adult_labour" ? -2 : -1) ?? "" }];
    }),
  );
}

const TABLES = { adult_labour: weightsIn("adult_labour"), child_labour: weightsIn("child_labour") };

/** The rule and the rows written out by hand from their source, by tables, without the instrument files. */
export function naive(column: "adult_labour" | "child_labour", yes: ReadonlySet<string>): Naive {
  const dimensions: Naive["dimensions"] = {};
  let anyStrong = false;
  let anyWork = false;
  for (const [id, { dimension, weight }] of TABLES[column]) {
    dimensions[dimension] ??= { strong: 0, medium: 0, weak: 0, positive: false };
    if (!yes.has(id) || weight === "-") continue;
    if (weight === "S") dimensions[dimension].strong++;
    if (weight === "M") dimensions[dimension].medium++;
    if (weight === "W") dimensions[dimension].weak++;
    if (weight === "S") anyStrong = true;
    if (dimension === "D4") anyWork = true;
  }
  for (const one of Object.values(dimensions)) {
    const { strong: s, medium: m, weak: w } = one;
    one.positive = s >= 2 || (s >= 1 && m + w >= 1) || m >= 3 || (m >= 2 && w >= 1);
  }
  const p = (n: number) => dimensions[`D${n}`]?.positive === true;
  const coerced = ["CR1", "CD1", "CD2", "CD3", "CD4"].some((id) => yes.has(id));
  let result = "none";
  if (!p(4) && (p(1) || p(2) || p(3))) result = "D";
  if (p(4) && !p(1) && !p(2) && !p(3) && !p(5) && !p(6)) result = "C";
  if ((p(5) && !p(4)) || coerced) result = "E";
  if (p(4) && (p(1) || p(2) || p(3) || p(5) || p(6))) result = "B";
  if (p(4) && p(5) && (p(1) || p(2) || p(3))) result = "A";
  if (column === "child_labour" && (anyWork || anyStrong)) result = "child";
  return { dimensions, result };
}
