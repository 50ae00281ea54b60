import type * as z from "zod";
import type { Problem } from "../base/problem.ts";
import { type Path, pathText, readYaml, type YamlFile } from "../i18n/read-yaml.ts";
import { Article, type Contact, Contacts, Groups } from "./content-shape.ts";

/** The answers, their groups and the contact registry as they are written, checked. */
export type ContentSource = Groups & { articles: readonly Article[]; contacts: readonly Contact[] };

export type SourceFile = { path: string; text: string };

/**
 * Reads `groups.yaml`, `contacts.yaml` and the files of `answers/`, told by their paths. Every fault comes with file and
 * line; where there is one there is no content.
 */
export function readContent(files: readonly SourceFile[]): ContentSource | Problem[] {
  const groups = readOne(files, "groups.yaml", Groups);
  const contacts = readOne(files, "contacts.yaml", Contacts);
  const articles = files
    .filter(({ path }) => /(^|\/)answers\/[^/]+\.yaml$/.test(path))
    .map((file) => read(file, Article));
  const parsed = articles.flatMap((article) => (Array.isArray(article) ? [] : [article]));
  if (Array.isArray(groups) || Array.isArray(contacts) || parsed.length < articles.length) {
    return [groups, contacts, ...articles].filter(Array.isArray).flat();
  }
  const problems = [
    ...repeated(groups, "groups", groups.value.groups),
    ...repeated(groups, "menu", groups.value.menu),
    ...repeated(contacts, "contacts", contacts.value.contacts),
    ...menuProblems(groups),
    ...articleProblems(parsed, groups.value, contacts.value.contacts),
  ];
  if (problems.length > 0) return problems;
  const sorted = parsed.map(({ value }) => value).sort(byNumber);
  return { ...groups.value, articles: sorted, contacts: contacts.value.contacts };
}

type Parsed<T> = { file: YamlFile; value: T };

function readOne<T>(files: readonly SourceFile[], name: string, shape: z.ZodType<T>): Parsed<T> | Problem[] {
  const file = files.find(({ path }) => path === name || path.endsWith(`/${name}`));
  return file ? read(file, shape) : [{ file: `flows/${name}`, line: 1, path: "", fault: "this file is missing" }];
}

function read<T>({ path, text }: SourceFile, shape: z.ZodType<T>): Parsed<T> | Problem[] {
  const file = readYaml(path, text);
  if (Array.isArray(file)) return file;
  const result = shape.safeParse(file.value);
  if (result.success) return { file, value: result.data };
  return result.error.issues.map((issue) => problem(file, issue.path as Path, issue.message));
}

function problem(file: YamlFile, path: Path, fault: string): Problem {
  return { file: file.file, ...file.place(path), path: pathText(path), fault };
}

function repeated(file: Parsed<unknown>, list: string, rows: readonly { id: string }[]): Problem[] {
  return rows.flatMap(({ id }, index) =>
    rows.findIndex((row) => row.id === id) < index
      ? [problem(file.file, [list, index, "id"], `${id} stands here twice`)]
      : [],
  );
}

function menuProblems({ file, value }: Parsed<Groups>): Problem[] {
  const ids = new Set(value.groups.map(({ id }) => id));
  return value.menu.flatMap((row, index) =>
    row.groups.flatMap((id, place) =>
      ids.has(id) ? [] : [problem(file, ["menu", index, "groups", place], `there is no group ${id}`)],
    ),
  );
}

function articleProblems(
  articles: readonly Parsed<Article>[],
  groups: Groups,
  contacts: readonly Contact[],
): Problem[] {
  const groupIds = new Set(groups.groups.map(({ id }) => id));
  const contactIds = new Set(contacts.map(({ id }) => id));
  const seen = new Set<string>();
  return articles.flatMap(({ file, value }) => {
    const problems = value.contacts.flatMap((id, index) =>
      contactIds.has(id) ? [] : [problem(file, ["contacts", index], `there is no contact ${id} in contacts.yaml`)],
    );
    if (!groupIds.has(value.group))
      problems.push(problem(file, ["group"], `there is no group ${value.group} in groups.yaml`));
    if (seen.has(value.key)) problems.push(problem(file, ["key"], `another file has the key ${value.key}`));
    if (!file.file.endsWith(`/${value.key}.yaml`))
      problems.push(problem(file, ["key"], `the file must be named ${value.key}.yaml`));
    seen.add(value.key);
    return problems;
  });
}

/** BG2 before BG10. */
function byNumber(one: Article, other: Article): number {
  if (one.group !== other.group) return one.group < other.group ? -1 : 1;
  return Number(one.key.slice(2)) - Number(other.key.slice(2));
}
