import { LANGUAGES, type Language } from "../base/language.ts";
import type { ArticleView, ContactView, Content, TopicRow } from "../domain/content.ts";
import type { Article, Contact } from "./content-shape.ts";
import type { ContentSource } from "./read-content.ts";

/** Texts by the keys that the engine sends: `answers.KEY.label|title|short|long.N`, `topics.ID.label`. */
export type ContentTexts = Record<Language, Record<string, string>>;

/** `overdue` names what staff must review: `answers.KEY` and `contacts.ID`. */
export type ContentSnapshot = { content: Content; texts: ContentTexts; overdue: string[] };

/**
 * What may be given to people at `now` (milliseconds since the epoch). A contact without a number or past its review is
 * left out, but an emergency number is never hidden: staff are told. An answer past its review stays.
 */
export function contentAt(source: ContentSource, now: number): ContentSnapshot {
  const { articles, contacts } = source;
  const contactViews = new Map(
    contacts.flatMap((contact): [string, ContactView][] => {
      const view = viewContact(contact, now);
      return view ? [[contact.id, view]] : [];
    }),
  );
  return {
    content: {
      topics: topicRows(source),
      articles: new Map(articles.map((article) => [article.key, viewArticle(article, contactViews)])),
      contacts: contactViews,
    },
    texts: collectTexts(source),
    overdue: [
      ...articles.filter(({ review_by }) => isPast(review_by, now)).map(({ key }) => `answers.${key}`),
      ...contacts.filter(({ review_by }) => isPast(review_by, now)).map(({ id }) => `contacts.${id}`),
    ],
  };
}

/** What buttons for answers, their groups and the rows of the menu say. */
export function labelsOf({ articles, groups, menu }: ContentSource): Record<Language, string[]> {
  const labelled = [...articles, ...groups, ...menu];
  return { ar: labelled.map(({ label }) => label.ar), en: labelled.map(({ label }) => label.en) };
}

const DAY_MS = 86_400_000;

/** A day is past when it is over in UTC; that is the small hours of the next day in Egypt. */
function isPast(day: string | null, now: number): boolean {
  return day !== null && now >= Date.parse(day) + DAY_MS;
}

function viewContact(contact: Contact, now: number): ContactView | null {
  const { id, name, number, hours } = contact;
  if (number === null) return null;
  if (contact.class !== "emergency" && isPast(contact.review_by, now)) return null;
  return { id, name, number, hours, insideEgyptOnly: contact.inside_egypt_only };
}

function viewArticle(article: Article, contacts: ReadonlyMap<string, ContactView>): ArticleView {
  const { key, label, risk, long } = article;
  return {
    key,
    label,
    longParts: long.ar.length,
    contacts: article.contacts.filter((id) => contacts.has(id)),
    risk,
  };
}

function topicRows({ menu, articles }: ContentSource): TopicRow[] {
  return menu.map(({ id, label, groups }) => ({
    id,
    label,
    articles: groups.flatMap((group) => articles.filter((article) => article.group === group).map(({ key }) => key)),
  }));
}

function collectTexts({ menu, articles }: ContentSource): ContentTexts {
  const texts: ContentTexts = { ar: {}, en: {} };
  for (const language of LANGUAGES) {
    const table = texts[language];
    for (const { id, label } of menu) table[`topics.${id}.label`] = label[language];
    for (const { key, label, title, short, long } of articles) {
      table[`answers.${key}.label`] = label[language];
      table[`answers.${key}.title`] = title[language];
      table[`answers.${key}.short`] = short[language];
      long[language].forEach((paragraph, part) => {
        table[`answers.${key}.long.${part}`] = paragraph;
      });
    }
  }
  return texts;
}
