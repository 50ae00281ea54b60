import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { SourceFile } from "../read.ts";

/** The YAML files of a folder, as `readFlows` takes them; `path` as told. */
export function readYamlFiles(folder: string | URL, path: string, without: readonly string[] = []): SourceFile[] {
  const at = typeof folder === "string" ? folder : folder.pathname;
  return readdirSync(at)
    .filter((name) => name.endsWith(".yaml") && !without.includes(name))
    .sort()
    .map((name) => ({ path: `${path}/${name}`, text: readFileSync(join(at, name), "utf8") }));
}

/** The small helpline of `src/engine/fixtures`. */
export function fixtureFiles(): SourceFile[] {
  return readYamlFiles(new URL("../fixtures/", import.meta.url), "flows");
}
