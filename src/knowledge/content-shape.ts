import * as z from "zod";
import { ARTICLE_RISKS } from "../domain/content.ts";

/** Shapes of the files in `flows/answers/`, `flows/groups.yaml` and `flows/contacts.yaml`. Lengths in UTF-16 units. */
const LABEL_LENGTH = 24;
export const MESSAGE_LENGTH = 300;
const LONG_LENGTH = 900;

const bothOf = <T extends z.ZodType>(text: T) => z.strictObject({ ar: text, en: text });
const said = (length: number) => z.string().trim().min(1, "is empty").max(length, `is longer than ${length} characters`);
const Long = said(LONG_LENGTH).refine((text) => paragraphs(text).every((part) => part.length <= MESSAGE_LENGTH), {
  error: `has a paragraph longer than ${MESSAGE_LENGTH} characters: each is sent as one message`,
});
const Key = z.string().regex(/^[A-Z]{2}\d+$/, "is not a key, as BG1");
const Group = z.string().regex(/^[A-Z]{2}$/, "is not a group, as BG");
const Id = z.string().regex(/^[a-z][a-z0-9_]*$/, "use snake_case: a-z, 0-9 and _");
const Source = z.strictObject({ url: z.url(), title: z.string().min(1), date: z.iso.date().nullable() });

export const Article = z
  .strictObject({
    key: Key,
    group: Group,
    risk: z.enum(ARTICLE_RISKS),
    label: bothOf(said(LABEL_LENGTH)),
    title: bothOf(said(MESSAGE_LENGTH)),
    short: bothOf(said(MESSAGE_LENGTH)),
    long: bothOf(Long),
    questions: bothOf(z.array(z.string().trim().min(1)).min(3)),
    contacts: z.array(Id),
    audience: z.array(z.enum(["egyptian", "returnee", "other_national", "family"])).min(1),
    countries: z.array(z.string().regex(/^[A-Z]{2}$/, "is not a country code, as SA")),
    sources: z.array(Source).min(1, "names no source"),
    verified_on: z.iso.date(),
    review_by: z.iso.date(),
    owner: z.string().min(1),
  })
  .refine((it) => it.review_by > it.verified_on, { path: ["review_by"], error: "is not after verified_on" });
export type Article = z.infer<typeof Article>;

export const Groups = z.strictObject({
  groups: z.array(z.strictObject({ id: Group, label: bothOf(said(LABEL_LENGTH)) })).min(1),
  menu: z.array(z.strictObject({ id: Id, label: bothOf(said(LABEL_LENGTH)), groups: z.array(Group).min(1) })).min(1),
});
export type Groups = z.infer<typeof Groups>;

const Contact = z
  .strictObject({
    id: Id,
    class: z.enum(["emergency", "hotline", "office"]),
    name: bothOf(said(MESSAGE_LENGTH)),
    channel: z.enum(["phone", "whatsapp", "web", "post"]),
    /** As dialled inside Egypt; null: none is verified, and none is given. */
    number: z.string().regex(/^\+?[\d ]{3,20}$/, "is not a number to dial").nullable(),
    web: z.url().optional(),
    inside_egypt_only: z.boolean(),
    hours: bothOf(said(MESSAGE_LENGTH)).nullable(),
    languages: z.array(z.string()),
    cost: z.enum(["free"]).nullable(),
    source: z.strictObject({ url: z.url().nullable(), date: z.iso.date().nullable() }),
    verified_on: z.iso.date().nullable(),
    review_by: z.iso.date().nullable(),
    note: z.string().optional(),
  })
  .refine((it) => it.number === null || (it.verified_on !== null && it.review_by !== null && it.source.url !== null), {
    path: ["number"],
    error: "has no source, verified_on or review_by: a number is never given without them",
  });
export type Contact = z.infer<typeof Contact>;
export const Contacts = z.strictObject({ contacts: z.array(Contact).min(1) });

/** A long text is sent paragraph by paragraph. */
export function paragraphs(text: string): string[] {
  return text
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}
