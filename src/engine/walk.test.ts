import { beforeAll, describe, expect, it } from "vitest";
import type { CommandName, Reading } from "../domain/reading.ts";
import type { Env } from "./env.ts";
import type { Event, Trigger } from "./event.ts";
import type { Frame, Session } from "./session.ts";
import { statusAfter } from "./status-after.ts";
import { step } from "./step.ts";
import { reading } from "./testing/helpline.ts";
import { realWorld } from "./testing/real-world.ts";
import { optionToken } from "./token.ts";

/**
 * Walks the flows of the repository from the first message on: at every place every choice, the commands, words that say
 * nothing, words about each topic that has a flow, words in another language, a voice note, danger, a start by button,
 * time that runs out and an officer who closes. Two places are one where the flows and nodes of the stack, the queue, the
 * consent that conditions look at and what they see of an entry are the same. Places with more than `DEEPEST` flows above the menu are looked at, and not walked on from.
 */
const DEEPEST = 2;

type Place = { session: Session | null; status: Env["status"]; way: string };
type Move = { say: string; trigger: Trigger };

const { revision, env } = realWorld();
const { helpline } = revision;

type Walked = { places: Place[]; broken: string[]; twice: string[] };

let walked: Walked = { places: [], broken: [], twice: [] };
beforeAll(() => {
  walked = walk();
});

describe("from every place that can be reached in the flows", () => {
  it("every question of every flow is among them", () => {
    const seen = new Set(walked.places.map(({ session }) => nameOf(session?.frames.at(-1))));
    const waits = [...revision.flows.values()].flatMap(({ flow, nodes }) =>
      [...nodes].filter(([, { wait }]) => wait).map(([node]) => nameOf({ flow, node })),
    );
    expect(waits.filter((name) => !seen.has(name))).toEqual([]);
  });

  it("no move breaks a flow", () => {
    expect(walked.broken).toEqual([]);
  });

  it("a person is reached with one word", () => {
    const reached = ({ place: { session }, events }: Gone) =>
      has(events, "person_requested") || session?.frames.some(({ flow }) => flow === helpline.commands.human);
    expect(wrong([command("human")], reached)).toEqual([]);
  });

  it("the menu is reached with one word, unless the chat is hidden", () => {
    const reached = ({ place: { session } }: Gone, { session: before }: Place) =>
      hidden(before) ? hidden(session) : session?.frames.map(({ flow }) => flow).join() === helpline.menu;
    expect(wrong([command("menu")], reached)).toEqual([]);
  });

  it("stop stops, and nothing is asked any more", () => {
    const stopped = ({ place: { session }, events }: Gone) => has(events, "contact_stopped") && !session?.waiting;
    expect(wrong([command("stop")], stopped)).toEqual([]);
  });

  it("who has asked for a person and waits asks for none again, but in danger", () => {
    expect(walked.twice).toEqual([]);
  });

  it("danger is met with numbers, an alarm and a person, in three messages at most", () => {
    const met = ({ events }: Gone, { session }: Place) => {
      if (session?.frames.some(({ flow }) => flow === helpline.urgent)) return true;
      const said = events.filter((event) => event.type === "message_created");
      const numbers = said[0]?.text.params?.contacts;
      return (
        numbers !== undefined && said.length <= 3 && has(events, "alarm_raised") && has(events, "person_requested")
      );
    };
    expect(wrong(DANGER, met)).toEqual([]);
  });
});

type Gone = { place: Place; events: Event[] };

/** The ways by which one of the moves, made from every place, ends otherwise than it should. */
function wrong(moves: readonly Move[], holds: (gone: Gone, at: Place) => boolean | undefined): string[] {
  return walked.places.flatMap((at) =>
    moves.flatMap((move) => {
      const gone = go(at, move);
      return holds(gone, at) ? [] : gone.place.way;
    }),
  );
}

/** Who has asked for a person, and not in danger. */
function hasAsked(session: Session | null): boolean {
  return session?.requested?.startsWith("asked") === true;
}

function nameOf(frame: Pick<Frame, "flow" | "node"> | undefined): string {
  return frame ? `${frame.flow}.${frame.node}` : "";
}

function has(events: readonly Event[], type: Event["type"]): boolean {
  return events.some((event) => event.type === type);
}

function hidden(session: Session | null): boolean {
  const top = session?.frames.at(-1)?.flow;
  return top === helpline.commands.quick_exit || top === helpline.safe_check;
}

function walk(): Walked {
  const start: Place = { session: null, status: "bot", way: "" };
  const found = new Set([keyOf(start)]);
  const places = [start];
  const broken: string[] = [];
  const twice: string[] = [];
  for (const at of places) {
    if ((at.session?.frames.length ?? 0) > 1 + DEEPEST) continue;
    for (const move of movesFrom(at)) {
      const { place, events } = go(at, move);
      if (has(events, "error_raised")) broken.push(place.way);
      const asks = events.some((event) => event.type === "person_requested" && event.reason !== "urgent");
      if (asks && hasAsked(at.session)) twice.push(place.way);
      const key = keyOf(place);
      if (found.has(key)) continue;
      found.add(key);
      places.push(place);
    }
  }
  return { places, broken, twice };
}

function go(at: Place, { say, trigger }: Move): Gone {
  const now = trigger.type === "timed_out" ? Number.MAX_SAFE_INTEGER : env.now;
  const { session, events } = step(revision, at.session, trigger, { ...env, now, status: at.status });
  const erased = events.some(({ type }) => type === "data_deleted");
  const way = `${at.way} > ${say}`;
  return { place: { session: erased ? null : session, status: statusAfter(at.status, events), way }, events };
}

const read = (say: string, part: Partial<Reading>): Move => ({
  say,
  trigger: { type: "read", reading: reading({ text: say, ...part }) },
});
const command = (name: CommandName): Move => read(name, { command: { name } });

const DANGER = (["violence", "self_harm", "child", "gbv", "psea"] as const).map((kind) =>
  read(`[${kind}]`, { risk: "urgent", signals: [{ kind, span: "" }] }),
);
const COMMANDS = (
  ["human", "menu", "back", "stop", "delete_data", "quick_exit", "language_ar", "language_en"] as const
).map(command);
const REST: readonly Move[] = [
  ...COMMANDS,
  ...DANGER,
  read("blah blah blah", {}),
  ...Object.keys(helpline.topics ?? {}).map((topic) => read(`[${topic}]`, { topics: [{ topic, score: 1 }] })),
  read("[french]", { foreign: "fr" }),
  read("[voice]", { kind: "media", media: "voice", text: "" }),
  read("[location]", { kind: "location", text: "" }),
  read("[start]", { kind: "start", text: "" }),
  { say: "[silence]", trigger: { type: "timed_out" } },
  { say: "[closed]", trigger: { type: "entered", flow: helpline.feedback } },
];

/** A message of an officer is held for who stands at the menu. */
const OPENINGS: readonly Move[] = (helpline.safe_check ? ["opening", "waiting"] : []).map((why) => ({
  say: `[${why}]`,
  trigger: { type: "entered", flow: helpline.safe_check ?? "", above: true, variables: { why } },
}));

function movesFrom({ session }: Place): Move[] {
  const frames = session?.frames ?? [];
  const { serial = 0, options = [] } = session?.waiting ?? {};
  const presses = options.map((id) => read(`:${id}`, { kind: "choice", token: optionToken(serial, id), text: "" }));
  return [...presses, ...REST, ...(frames.length === 1 ? OPENINGS : [])];
}

function keyOf({ session, status }: Place): string {
  if (!session) return "";
  const { frames, waiting, requested, consents, asked } = session;
  const stack = frames.map(frameKey).join(" > ");
  return [stack, status, requested, waiting !== null, asked !== null, consents.officer === true].join("|");
}

function frameKey({ flow, node, fresh, variables }: Frame): string {
  const article = env.content.articles.get(String(variables.article));
  const seen = flow === helpline.answer && article ? `${article.risk}${article.contacts.length > 0}` : "";
  const row = node === "articles" ? variables.row : "";
  return `${nameOf({ flow, node })}${fresh ? "*" : ""} ${seen}${row}`;
}
