import type { Content } from "../../domain/content.ts";
import type { Reading } from "../../domain/reading.ts";
import { fold } from "../../text/arabic.ts";
import { COMMON_TEXTS } from "../common-texts.ts";
import type { Env } from "../env.ts";
import type { Event, Trigger } from "../event.ts";
import type { Flow } from "../flow.ts";
import { type FlowSet, readFlows, type SourceFile } from "../read.ts";
import { compileRevision, type Revision, type RevisionSource } from "../revision.ts";
import type { Session } from "../session.ts";
import { statusAfter } from "../status-after.ts";
import { step } from "../step.ts";
import { fixtureFiles } from "./read-fixtures.ts";

const LABELS: Record<string, [ar: string, en: string]> = {
  "welcome.arabic": ["العربية", "العربية"],
  "welcome.english": ["English", "English"],
  "common.yes": ["أيوه", "Yes"],
  "common.no": ["لأ", "No"],
  "menu.person": ["أكلم شخص", "Talk to a person"],
  "menu.age": ["سني", "My age"],
  "menu.safe": ["أنا في أمان", "I feel safe"],
  "person.morning": ["الصبح", "In the morning"],
  "urgent.calm": ["معاك.{{contacts}}", "With you.{{contacts}}"],
  "common.contacts": ["أرقام:{{contacts}}", "Numbers:{{contacts}}"],
  "common.contacts_more": ["وكمان:{{contacts}}", "And these:{{contacts}}"],
  "common.contact_inside_egypt": ["من جوه مصر بس.", "Inside Egypt only."],
  "common.contact_from_egypt": ["من جوه مصر", "inside Egypt"],
};

/** Flows of `src/engine/fixtures` with a text for every key they name: the key itself, but for the labels above. */
export function fixtureSource(
  change: (flows: Record<string, Flow>) => Record<string, Flow> = (flows) => flows,
): RevisionSource {
  const { flows, helpline } = setOf(fixtureFiles());
  return { flows: change(flows), helpline, texts: textsOf(flows) };
}

/** A text for every key that the flows name: the key itself, but for the labels above. */
export function textsOf(flows: Readonly<Record<string, Flow>>): RevisionSource["texts"] {
  const texts: RevisionSource["texts"] = { ar: {}, en: {} };
  for (const key of keysOf(flows)) {
    Object.assign(texts.ar, { [key]: LABELS[key]?.[0] ?? key });
    Object.assign(texts.en, { [key]: LABELS[key]?.[1] ?? key });
  }
  return texts;
}

/** Flows that must be readable. */
export function setOf(files: readonly SourceFile[]): FlowSet {
  const read = readFlows(files);
  if (Array.isArray(read)) throw new Error(read.map(({ file, line, fault }) => `${file}:${line} ${fault}`).join("\n"));
  return read;
}

export const fixture: Revision = compileRevision(fixtureSource(), "one");

export const content: Content = {
  topics: [
    { id: "before", label: { ar: "قبل السفر والطريق", en: "Before you travel" }, articles: ["BG1", "BG2"] },
    { id: "back", label: { ar: "راجع مصر", en: "Back in Egypt" }, articles: ["CH1"] },
  ],
  articles: new Map(
    ["BG1", "BG2", "CH1"].map((key) => [
      key,
      {
        key,
        label: { ar: `عنوان ${key}`, en: `Label of ${key}` },
        longParts: 2,
        contacts: key === "BG1" ? ["police", "lawyer"] : [],
        risk: "info",
      },
    ]),
  ),
  contacts: new Map([
    [
      "police",
      { id: "police", name: { ar: "النجدة", en: "Police" }, number: "122", hours: null, insideEgyptOnly: true },
    ],
    [
      "lawyer",
      {
        id: "lawyer",
        name: { ar: "محامي", en: "Lawyer" },
        number: "+20 2 1234",
        hours: { ar: "٩ - ٥", en: "9 to 5" },
        insideEgyptOnly: false,
      },
    ],
  ]),
};

export const env: Env = {
  now: 0,
  channel: "telegram",
  limits: { textLength: 4096, choices: 12, choiceLabelLength: 64, tokenBytes: 64, buttons: true },
  content,
  status: "bot",
};

export function reading(part: Partial<Reading>): Reading {
  const text = part.text ?? "";
  return {
    kind: "text",
    text,
    folded: fold(text),
    media: null,
    token: null,
    campaign: null,
    command: null,
    risk: "none",
    signals: [],
    topics: [],
    answers: [],
    language: null,
    foreign: null,
    ...part,
  };
}

/** A conversation for tests: each call is one step; the session goes through JSON between steps. */
export function converse(revision: Revision = fixture, start: Session | null = null, world: Env = env) {
  let session = start;
  let { status } = world;
  let events: Event[] = [];
  const trigger = (what: Trigger, now = world.now): string[] => {
    const before = JSON.stringify(session);
    const stepped = step(revision, session, what, { ...world, now, status });
    status = statusAfter(status, stepped.events);
    if (JSON.stringify(session) !== before) throw new Error("step changed the session that it was given");
    session = JSON.parse(JSON.stringify(stepped.session)) as Session;
    events = stepped.events;
    return saidIn(events);
  };
  const read = (part: Partial<Reading>) => trigger({ type: "read", reading: reading(part) });
  return {
    trigger,
    read,
    write: (text: string, part: Partial<Reading> = {}) => read({ text, ...part }),
    command: (name: NonNullable<Reading["command"]>["name"]) => read({ text: name, command: { name } }),
    number: (number: number) => read({ text: String(number), command: { name: "number", number } }),
    press: (token: string) => read({ kind: "choice", token }),
    choose: (option: string) => read({ kind: "choice", token: `${session?.waiting?.serial}:${option}` }),
    silence: (minutes: number) => trigger({ type: "timed_out" }, world.now + minutes * 60_000),
    session: () => session as Session,
    events: () => events,
    event: (type: Event["type"]) => events.find((event) => event.type === type),
    choices: () => choicesIn(events),
    place: () => session?.frames.map(({ flow, node }) => `${flow}.${node}`).join(" > "),
  };
}

function saidIn(events: readonly Event[]): string[] {
  return events.flatMap((event) => (event.type === "message_created" ? [event.text.key] : []));
}

function choicesIn(events: readonly Event[]): string[] {
  return events.flatMap((event) =>
    event.type === "message_created" ? event.choices.map(({ token }) => token.slice(token.indexOf(":") + 1)) : [],
  );
}

function keysOf(flows: Readonly<Record<string, Flow>>): Set<string> {
  const keys = new Set<string>(Object.values(COMMON_TEXTS));
  JSON.stringify(flows, (name, value: unknown) => {
    if ((name === "text" || name === "label") && typeof value === "string") keys.add(value);
    return value;
  });
  return keys;
}
