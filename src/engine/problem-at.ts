import type { Problem } from "../base/problem.ts";
import { type Path, pathText, type YamlFile } from "../i18n/read-yaml.ts";

export function problemAt(source: YamlFile, path: Path, fault: string): Problem {
  return { file: source.file, ...source.place(path), path: pathText(path), fault };
}
