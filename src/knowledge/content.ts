import type { Language } from "../base/language.ts";
import type { ArticleView, Content, ContactView } from "../domain/content.ts";
import { type Contact, paragraphs } from "./content-shape.ts";
import type { ContentSource } from "./read-content.ts";

export type ContentAt = {
  content: Content;
  texts: Record<Language, Record<string, string>>;
  /** Emergency contacts past their review date: still given, and staff must look. */
  overdue: string[];
};

/**
 * What may be given to people at `now` (milliseconds since the epoch): a contact without a verified number, or past its
 * review date, is left out; an emergency number never is.
 */
export function contentAt(source: ContentSource, now: number): ContentAt {
  const today = new Date(now).toISOString().slice(0, 10);
  const contacts = new Map(source.contacts.flatMap((it) => (givenOn(it, today) ? [[it.id, viewOf(it)]] : [])));
  const articles = new Map(source.articles.map((article) => [article.key, articleView(article, contacts)]));
  const topics = source.groups.menu.map((row) => ({
    id: row.id,
    label: row.label,
    articles: row.groups.flatMap((group) => source.articles.filter((it) => it.group === group).map(({ key }) => key)),
  }));
  return {
    content: { topics, articles, contacts },
    texts: { ar: textsOf(source, "ar"), en: textsOf(source, "en") },
    overdue: source.contacts.filter((it) => it.class === "emergency" && isOverdue(it, today)).map(({ id }) => id),
  };
}

function givenOn(contact: Contact, today: string): contact is Contact & { number: string } {
  return contact.number !== null && (contact.class === "emergency" || !isOverdue(contact, today));
}

function isOverdue({ review_by }: Contact, today: string): boolean {
  return review_by !== null && review_by < today;
}

function viewOf(contact: Contact & { number: string }): ContactView {
  const { id, name, number, hours, inside_egypt_only } = contact;
  return { id, name, number, hours, insideEgyptOnly: inside_egypt_only };
}

function articleView(article: ContentSource["articles"][number], contacts: ReadonlyMap<string, ContactView>): ArticleView {
  return {
    key: article.key,
    label: article.label,
    longParts: paragraphs(article.long.ar).length,
    contacts: article.contacts.filter((id) => contacts.has(id)),
    risk: article.risk,
  };
}

function textsOf(source: ContentSource, language: Language): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const row of source.groups.menu) texts[`topics.${row.id}.label`] = row.label[language];
  for (const { key, ...article } of source.articles) {
    texts[`answers.${key}.label`] = article.label[language];
    texts[`answers.${key}.title`] = article.title[language];
    texts[`answers.${key}.short`] = article.short[language];
    for (const [n, part] of paragraphs(article.long[language]).entries()) texts[`answers.${key}.long.${n}`] = part;
  }
  return texts;
}
