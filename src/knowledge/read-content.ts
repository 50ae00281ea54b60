import type * as z from "zod";
import { LANGUAGES } from "../base/language.ts";
import type { Problem } from "../base/problem.ts";
import { toWesternDigits } from "../text/digits.ts";
import { type Path, pathText, readYaml, type YamlFile } from "../i18n/read-yaml.ts";
import { Article, type Contact, Contacts, Groups, paragraphs } from "./content-shape.ts";

export type ContentSource = { articles: readonly Article[]; groups: Groups; contacts: readonly Contact[] };

/** Reads answers, groups and contacts; every problem of all of them at once, or the content. */
export function readContent(files: readonly { path: string; text: string }[]): ContentSource | Problem[] {
  const problems: Problem[] = [];
  const read = <T>(file: { path: string; text: string } | undefined, shape: z.ZodType<T>): [T, YamlFile] | null => {
    if (!file) return null;
    const source = readYaml(file.path, file.text);
    if (Array.isArray(source)) {
      problems.push(...source);
      return null;
    }
    const parsed = shape.safeParse(source.value);
    if (parsed.success) return [parsed.data, source];
    for (const issue of parsed.error.issues) {
      const path = issue.path.filter((part): part is string | number => typeof part !== "symbol");
      problems.push(problemAt(source, path, issue.message));
    }
    return null;
  };

  const one = (name: string) => files.find(({ path }) => path.endsWith(`flows/${name}`));
  for (const name of ["groups.yaml", "contacts.yaml"])
    if (!one(name)) problems.push({ file: `flows/${name}`, line: 1, path: "", fault: "this file is missing" });
  const groups = read(one("groups.yaml"), Groups);
  const contacts = read(one("contacts.yaml"), Contacts);
  const articles = files
    .filter(({ path }) => path.includes("flows/answers/"))
    .flatMap((file) => {
      const article = read(file, Article);
      return article ? [article] : [];
    });

  for (const [article, source] of articles) {
    problems.push(...articleProblems(article, source, groups?.[0], contacts?.[0].contacts));
  }
  if (problems.length > 0 || !groups || !contacts) return problems;
  const inOrder = articles.map(([article]) => article).sort((a, b) => byNumber.compare(a.key, b.key));
  return { articles: inOrder, groups: groups[0], contacts: contacts[0].contacts };
}

const byNumber = new Intl.Collator("en", { numeric: true });

function articleProblems(
  article: Article,
  source: YamlFile,
  groups: Groups | undefined,
  contacts: readonly Contact[] | undefined,
): Problem[] {
  const problems: Problem[] = [];
  if (!source.file.endsWith(`/${article.key}.yaml`)) {
    problems.push(problemAt(source, ["key"], `does not agree with the name of the file: call it ${article.key}.yaml`));
  }
  if (groups && !groups.groups.some(({ id }) => id === article.group)) {
    problems.push(problemAt(source, ["group"], "is no group of groups.yaml"));
  }
  for (const [n, id] of article.contacts.entries()) {
    if (contacts && !contacts.some((contact) => contact.id === id)) {
      problems.push(problemAt(source, ["contacts", n], "is no contact of contacts.yaml"));
    }
  }
  if (paragraphs(article.long.ar).length !== paragraphs(article.long.en).length) {
    problems.push(problemAt(source, ["long", "en"], "has more or fewer paragraphs than the Arabic: each is one message"));
  }
  for (const field of ["label", "title", "short", "long"] as const) {
    for (const language of LANGUAGES) {
      if (looksDialled(article[field][language])) {
        problems.push(problemAt(source, [field, language], "holds what looks like a phone number: name a contact instead"));
      }
    }
  }
  return problems;
}

/** Five digits or more in a row, also with spaces or dashes between them, in any of the three scripts. */
export function looksDialled(text: string): boolean {
  return /\d(?:[ -]?\d){4,}/.test(toWesternDigits(text));
}

function problemAt(source: YamlFile, path: Path, fault: string): Problem {
  return { file: source.file, ...source.place(path), path: pathText(path), fault };
}
