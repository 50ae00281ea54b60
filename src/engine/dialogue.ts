import * as z from "zod";
import type { Problem } from "../base/problem.ts";
import type { InboundContent } from "../domain/channel.ts";
import { COMMANDS, type Reading, SIGNALS } from "../domain/reading.ts";
import { readYaml, type YamlFile } from "../i18n/read-yaml.ts";
import type { Event } from "./event.ts";
import { problemAt } from "./problem-at.ts";
import type { SourceFile } from "./read.ts";
import { Talk, type World } from "./talk.ts";
import { thresholds } from "./thresholds.ts";
import { commandToken, optionToken } from "./token.ts";

const Option = z.union([z.string(), z.number()]).transform(String);

const Signal = z.enum(SIGNALS);

/** What the person did, and what we did then: texts by key, choices by id, and every other event in order. */
const Turn = z.union([
  /** `answers`: entries that surely answer it, best first; `urgent`: it is danger of these kinds. Both whatever is understood. */
  z.strictObject({ them: z.string(), answers: z.array(z.string()).optional(), urgent: z.array(Signal).optional() }),
  /** Opens the chat, as Telegram's button does. */
  z.strictObject({ start: z.literal(true) }),
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

/** Plays one `flows/tests/FLOW.CASE.yaml`; every turn that went otherwise is a problem. The session goes through JSON. */
export function runDialogue(file: SourceFile, world: World): Problem[] {
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

function play(source: YamlFile, turns: readonly Turn[], world: World): Problem[] {
  const talk = new Talk(world);
  return turns.flatMap((turn, i) => {
    if ("us" in turn || "events" in turn) return [];
    const fault = compare(expectedAfter(turns, i), act(talk, turn));
    return fault ? [problemAt(source, ["turns", i], fault)] : [];
  });
}

type Said = Exclude<Turn, { us: string[] } | { events: string[] }>;

function act(talk: Talk, turn: Said): Event[] {
  const serial = talk.session?.waiting?.serial ?? 0;
  const press = (token: string) => talk.hear({ kind: "choice", token });
  if ("them" in turn) return talk.hear({ kind: "text", text: turn.them }, asTold(turn));
  if ("start" in turn) return talk.hear({ kind: "start", campaign: null });
  if ("press" in turn) return press(optionToken(serial, turn.press));
  if ("old_press" in turn) return press(optionToken(serial - 1, turn.old_press));
  if ("command" in turn) return press(commandToken(turn.command));
  if ("voice" in turn) return talk.hear(VOICE_NOTE);
  if ("silence" in turn) return talk.wait(turn.silence);
  return talk.move({ type: "entered", flow: turn.entered });
}

function asTold({ answers, urgent }: { answers?: string[] | undefined; urgent?: Signals | undefined }) {
  const part: Partial<Reading> = {};
  if (answers) part.answers = answers.map((key) => ({ key, score: thresholds.sure }));
  if (urgent) Object.assign(part, { risk: "urgent", signals: urgent.map((kind) => ({ kind, span: "" })) });
  return part;
}

type Signals = z.infer<typeof Signal>[];

/** A voice note, as a channel tells of one. */
const VOICE_NOTE: InboundContent = {
  kind: "media",
  media: { kind: "voice", fileRef: "", mime: null, size: null, duration: null, name: null },
  caption: null,
};

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
