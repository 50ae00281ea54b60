import { readdirSync, readFileSync } from "node:fs";
import { type ContentSource, readContent, type SourceFile } from "../read-content.ts";

/** The answers, groups and contacts as they stand in `flows`. */
export function contentFiles(): SourceFile[] {
  const answers = readdirSync("flows/answers").map((name) => `flows/answers/${name}`);
  return [...answers, "flows/groups.yaml", "flows/contacts.yaml"].map((path) => ({
    path,
    text: readFileSync(path, "utf8"),
  }));
}

export function realContent(): ContentSource {
  const content = readContent(contentFiles());
  if (Array.isArray(content)) throw new Error(JSON.stringify(content, null, 2));
  return content;
}

const GROUPS = `
groups:
  - {id: BG, label: {ar: "قبل السفر", en: "Before you go"}}
menu:
  - {id: before, label: {ar: "قبل السفر", en: "Before"}, groups: [BG]}
`;

const CONTACTS = `
contacts:
  - id: police
    class: emergency
    name: {ar: "النجدة", en: "Police"}
    channel: phone
    number: "122"
    inside_egypt_only: true
    hours: null
    languages: []
    cost: null
    source: {url: "https://example.org/police", date: null}
    verified_on: "2026-01-01"
    review_by: "2026-06-01"
  - id: ministry
    class: office
    name: {ar: "الوزارة", en: "Ministry"}
    channel: phone
    number: "16439"
    inside_egypt_only: true
    hours: {ar: "الصبح", en: "Mornings"}
    languages: []
    cost: null
    source: {url: "https://example.org/ministry", date: null}
    verified_on: "2026-01-01"
    review_by: "2026-06-01"
  - id: unknown
    class: office
    name: {ar: "مكتب", en: "Office"}
    channel: phone
    number: null
    inside_egypt_only: true
    hours: null
    languages: []
    cost: null
    source: {url: null, date: null}
    verified_on: null
    review_by: null
`;

const ARTICLE = `
key: BG1
group: BG
risk: info
label: {ar: "أسافر إزاي؟", en: "Travel legally"}
title: {ar: "أسافر قانوني إزاي؟", en: "How do I travel legally?"}
short: {ar: "بعقد شغل.", en: "With a contract."}
long:
  ar: |-
    أول فقرة.

    تاني فقرة.
  en: |-
    First.

    Second.
questions:
  ar: ["عايز أسافر قانوني"]
  en: ["legal travel"]
contacts: [police, ministry, unknown]
audience: [egyptian]
countries: [SA]
sources:
  - {url: "https://example.org", title: "A page", date: null}
verified_on: "2026-01-01"
review_by: "2026-06-01"
owner: content
`;

/** One answer, its group and three contacts; `change` rewrites the answer's file. */
export function smallContent(change: (article: string) => string = (article) => article): SourceFile[] {
  return [
    { path: "flows/groups.yaml", text: GROUPS },
    { path: "flows/contacts.yaml", text: CONTACTS },
    { path: "flows/answers/BG1.yaml", text: change(ARTICLE) },
  ];
}
