import * as z from "zod";
import type { Problem } from "../base/problem.ts";
import type { Language } from "../domain/language.ts";
import { COMMANDS, type Reading } from "../domain/reading.ts";
import { readYaml, type YamlFile } from "../i18n/read-yaml.ts";
import type { Env } from "./env.ts";
import type { Event, Trigger } from "./event.ts";
import { problemAt } from "./problem-at.ts";
import type { SourceFile } from "./read.ts";
import type { Revision } from "./revision.ts";
import type { Session } from "./session.ts";
import { step } from "./step.ts";
import { commandToken, optionToken } from "./token.ts";

const Option = z.union([z.string(), z.number()]).transform(String);

/** What the person did, and what we did then: texts by key, choices by id, and every other event in order. */
const Turn = z.union([
  z.strictObject({ them: z.string() }),
  z.strictObject({ press: Option }),
  /** Presses a button of the question before. */
  z.strictObject({ old_press: Option }),
  z.strictObject({ voice: z.literal(true) }),
  z.strictObject({ command: z.enum(COMMANDS) }),
  z.strictObject({ entered: z.string() }),
  /** Minutes without a word. */
  z.strictObject({ silence: z.number().positive() }),
  z.strictObject({ us: z.array(z.string()), choices: z.array(Option).optional() }),
  z.strictObject({ events: z.array(z.string()) }),
]);
type Turn = z.infer<typeof Turn>;
const Dialogue = z.strictObject({ name: z.string(), turns: z.array(Turn) });

export type DialogueWorld = {
  revision: Revision;
  env: Env;
  read: (text: string, current: { language: Language | null }) => Reading;
};

/** Plays one `flows/tests/FLOW.CASE.yaml`; every turn that went otherwise is a problem. The session goes through JSON. */
export function runDialogue(file: SourceFile, world: DialogueWorld): Problem[] {
  const source = readYaml(file.path, file.text);
  if (Array.isArray(source)) return source;
  const parsed = Dialogue.safeParse(source.value);
  if (parsed.success) return play(source, parsed.data.turns, world);
  return parsed.error.issues.map((issue) =>
    problemAt(
      source,
      issue.path.filter((part) => typeof part !== "symbol"),
      `no turn of a dialogue: ${issue.message}`,
    ),
  );
}

type Expected = { us: string[]; choices: string[] | null; events: string[] };

function play(source: YamlFile, turns: readonly Turn[], { revision, env, read }: DialogueWorld): Problem[] {
  const problems: Problem[] = [];
  let session: Session | null = null;
  let now = env.now;
  for (const [i, turn] of turns.entries()) {
    if ("us" in turn || "events" in turn) continue;
    if ("silence" in turn) now += turn.silence * 60_000;
    const trigger = triggerOf(turn, session, read);
    const stepped = step(revision, session, trigger, { ...env, now });
    session = JSON.parse(JSON.stringify(stepped.session)) as Session;
    const fault = compare(expectedAfter(turns, i), stepped.events);
    if (fault) problems.push(problemAt(source, ["turns", i], fault));
  }
  return problems;
}

type Said = Exclude<Turn, { us: string[] } | { events: string[] }>;

function triggerOf(turn: Said, session: Session | null, read: DialogueWorld["read"]): Trigger {
  if ("silence" in turn) return { type: "timed_out" };
  if ("entered" in turn) return { type: "entered", flow: turn.entered };
  const serial = session?.waiting?.serial ?? 0;
  const nothing = read("", { language: session?.language ?? null });
  const pressed = (token: string): Trigger => ({ type: "read", reading: { ...nothing, kind: "choice", token } });
  if ("press" in turn) return pressed(optionToken(serial, turn.press));
  if ("old_press" in turn) return pressed(optionToken(serial - 1, turn.old_press));
  if ("command" in turn) return pressed(commandToken(turn.command));
  if ("voice" in turn) return { type: "read", reading: { ...nothing, kind: "media", media: "voice" } };
  return { type: "read", reading: read(turn.them, { language: session?.language ?? null }) };
}

/** What the turns up to the person's next one say. */
function expectedAfter(turns: readonly Turn[], i: number): Expected {
  const expected: Expected = { us: [], choices: null, events: [] };
  for (const turn of turns.slice(i + 1)) {
    if ("us" in turn) {
      expected.us.push(...turn.us);
      expected.choices = turn.choices ?? null;
    } else if ("events" in turn) expected.events.push(...turn.events);
    else break;
  }
  return expected;
}

function compare(expected: Expected, events: readonly Event[]): string | null {
  const messages = events.filter((event) => event.type === "message_created");
  const us = messages.map(({ text }) => text.key);
  const choices = messages.flatMap((message) => message.choices.map(({ token }) => token.replace(/^\d+:/, "")));
  const others = events.flatMap((event) => (event.type === "message_created" ? [] : [event.type]));
  return (
    differ("we say", expected.us, us) ??
    (expected.choices && differ("the choices are", expected.choices, choices)) ??
    differ("the events are", expected.events, others)
  );
}

function differ(what: string, expected: readonly string[], got: readonly string[]): string | null {
  if (expected.join() === got.join()) return null;
  return `then ${what} [${got.join(", ")}], and not [${expected.join(", ")}]`;
}
