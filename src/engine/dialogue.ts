import * as z from "zod";
import type { Problem } from "../base/problem.ts";
import { readYaml, type YamlFile } from "../i18n/read-yaml.ts";
import type { Event } from "./event.ts";
import { problemAt } from "./problem-at.ts";
import type { SourceFile } from "./read.ts";
import { Talk, type World } from "./talk.ts";
import { act, Turn } from "./turn.ts";

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
