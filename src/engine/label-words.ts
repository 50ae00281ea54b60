import type { Both, Content } from "../domain/content.ts";
import { wordsOf } from "./words.ts";

/** The words of the label of a topic or an entry, in each language. */
export function labelWords(content: Content, id: string): readonly string[] {
  return tableOf(content).get(id) ?? NONE;
}

const NONE: readonly string[] = Object.freeze([]);

type Table = ReadonlyMap<string, readonly string[]>;

/** The content is the same object while nothing changes, so each is folded once. */
const TABLES = new WeakMap<Content, Table>();

function tableOf(content: Content): Table {
  const known = TABLES.get(content);
  if (known) return known;
  const labels: [string, Both][] = [
    ...[...content.articles.values()].map(({ key, label }): [string, Both] => [key, label]),
    ...content.topics.map(({ id, label }): [string, Both] => [id, label]),
  ];
  const table: Table = new Map(labels.map(([id, label]) => [id, [wordsOf(label.ar), wordsOf(label.en)]]));
  TABLES.set(content, table);
  return table;
}
