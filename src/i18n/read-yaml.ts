import { isMap, isScalar, isSeq, LineCounter, parseDocument } from "yaml";
import type { Problem } from "../base/problem.ts";

export type Place = { line: number; column: number };
export type Path = readonly (string | number)[];

/** `place` gives where a path stands, or its nearest parent that is written; the key's place where it has one. */
export type YamlFile = { file: string; value: unknown; place: (path: Path) => Place };

/** Parses one YAML file; syntax errors and duplicate keys come as problems, all of them. */
export function readYaml(file: string, text: string): YamlFile | Problem[] {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false, stringKeys: true });
  const place = (offset: number): Place => {
    const { line, col } = counter.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  if (document.errors.length > 0) {
    return document.errors.map((error) => ({ file, ...place(error.pos[0]), path: "", fault: faultOf(error) }));
  }
  const value: unknown = document.toJS({ maxAliasCount: 0 });
  return { file, value, place: (path) => place(offsetOf(document.contents, path)) };
}

/** `["nodes", "about", "branches", 1]` as people read it: `nodes.about.branches[1]`. */
export function pathText(path: Path): string {
  return path.reduce<string>(
    (text, part) => (typeof part === "number" ? `${text}[${part}]` : text === "" ? part : `${text}.${part}`),
    "",
  );
}

function faultOf(error: { code: string; message: string }): string {
  return error.code === "DUPLICATE_KEY" ? "this key stands here twice; keep one" : error.message;
}

function offsetOf(root: unknown, path: Path): number {
  let node = root;
  let offset = startOf(root);
  for (const part of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(part));
      if (!pair) return offset;
      offset = startOf(pair.key);
      node = pair.value;
    } else if (isSeq(node) && typeof part === "number") {
      node = node.items[part];
      if (node === undefined) return offset;
      offset = startOf(node);
    } else return offset;
  }
  return offset;
}

function startOf(node: unknown): number {
  const range = typeof node === "object" && node !== null && "range" in node ? node.range : null;
  return Array.isArray(range) && typeof range[0] === "number" ? range[0] : 0;
}
