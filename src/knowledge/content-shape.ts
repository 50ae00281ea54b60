import * as z from "zod";
import { ARTICLE_RISKS } from "../domain/content.ts";

/** How long a button's label may be, in UTF-16 units, so that it fits a list row of every channel. */
const LABEL = 24;
/** One idea on one small screen. */
const SHORT = 300;
const PARAGRAPH = 300;
const LONG = 900;

/**
 * Five digits or more, with spaces, dots, brackets or dashes between, read as a phone number. Those come only from the
 * contact registry, where they are checked and go out of date. A span of years is no number.
 */
const PHONE_LIKE = /\p{Nd}(?:[\s\-–—().]{0,2}\p{Nd}){4,}/gu;
const YEARS = /^(?:19|20)\d\d\s?[-–—]\s?(?:19|20)\d\d$/;

function hasNumber(text: string): boolean {
  return [...text.matchAll(PHONE_LIKE)].some(([run]) => !YEARS.test(western(run)));
}

function western(run: string): string {
  return run.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
}

const Line = (longest: number) =>
  z
    .string()
    .trim()
    .min(1, "write something")
    .max(longest, `at most ${longest} characters`)
    .refine((text) => !hasNumber(text), "a number like a phone's: name a contact under contacts instead")
    .refine((text) => !text.includes("{{"), "{{ }} is for flows' texts; an answer takes no values");

/** Paragraphs have an empty line between and go out as one message each. */
const Paragraphs = Line(LONG)
  .transform((text) => text.split(/\n\s*\n/).map((paragraph) => paragraph.trim()))
  .refine(
    (paragraphs) => paragraphs.every(({ length }) => length <= PARAGRAPH),
    `a paragraph has at most ${PARAGRAPH} characters`,
  );

const both = <T extends z.ZodType>(shape: T) => z.strictObject({ ar: shape, en: shape });
const Day = z.iso.date("write the date as 2026-11-23");
const Address = z.url({ protocol: /^https?$/, error: "write the whole address, with https://" });
const ContactId = z.string().regex(/^[a-z][a-z0-9_]*$/, "use snake_case: a-z, 0-9 and _");

export const Article = z
  .strictObject({
    key: z.string().regex(/^[A-Z]{2}[1-9]\d*$/, "two capital letters and a number, as in BG1"),
    group: z.string().regex(/^[A-Z]{2}$/, "two capital letters"),
    risk: z.enum(ARTICLE_RISKS),
    label: both(Line(LABEL)),
    title: both(Line(SHORT)),
    short: both(Line(SHORT)),
    long: both(Paragraphs),
    /** Ways in which people ask; for search only, never shown. */
    questions: both(z.array(z.string().trim().min(1)).min(1, "write at least one")),
    contacts: z.array(ContactId),
    audience: z.array(z.enum(["egyptian", "returnee", "other_national", "family"])).min(1, "name at least one"),
    countries: z.array(z.string().regex(/^[A-Z]{2}$/, "use the two-letter code, as in SA")),
    sources: z
      .array(z.strictObject({ url: Address, title: z.string().min(1), date: Day.nullable() }))
      .min(1, "name at least one"),
    verified_on: Day,
    review_by: Day,
    owner: z.string().min(1),
  })
  .refine(({ verified_on, review_by }) => review_by > verified_on, {
    path: ["review_by"],
    error: "must be after verified_on",
  })
  .refine(({ long }) => long.ar.length === long.en.length, {
    path: ["long"],
    error: "both languages need the same number of paragraphs",
  })
  .refine(({ key, group }) => key.startsWith(group), { path: ["group"], error: "must be the letters of the key" });
export type Article = z.infer<typeof Article>;

export const Contact = z
  .strictObject({
    id: ContactId,
    class: z.enum(["emergency", "hotline", "office"]),
    name: both(z.string().trim().min(1)),
    channel: z.enum(["phone", "whatsapp", "web"]),
    /** Null: not known, never given. */
    number: z
      .string()
      .regex(/^\+?\d[\d ]*$/, "digits and spaces, perhaps with + before")
      .nullable(),
    inside_egypt_only: z.boolean(),
    hours: both(z.string().trim().min(1)).nullable(),
    languages: z.array(z.string()),
    cost: z.string().nullable(),
    web: Address.optional(),
    source: z.strictObject({ url: Address.nullable(), date: Day.nullable() }),
    verified_on: Day.nullable(),
    review_by: Day.nullable(),
    note: z.string().optional(),
  })
  .refine(({ number, verified_on, review_by }) => number === null || (verified_on !== null && review_by !== null), {
    path: ["number"],
    error: "a number needs verified_on and review_by",
  })
  .refine(({ number, source }) => number === null || source.url !== null, {
    path: ["source"],
    error: "a number needs the page that it comes from",
  })
  .refine(({ verified_on, review_by }) => verified_on === null || review_by === null || review_by > verified_on, {
    path: ["review_by"],
    error: "must be after verified_on",
  });
export type Contact = z.infer<typeof Contact>;

export const Contacts = z.strictObject({ contacts: z.array(Contact) });

const Group = z.strictObject({ id: z.string().regex(/^[A-Z]{2}$/, "two capital letters"), label: both(Line(LABEL)) });
const MenuRow = z.strictObject({ id: ContactId, label: both(Line(LABEL)), groups: z.array(z.string()).min(1) });
export const Groups = z.strictObject({ groups: z.array(Group), menu: z.array(MenuRow) });
export type Groups = z.infer<typeof Groups>;
