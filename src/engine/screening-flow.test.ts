import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { Reading, Signal } from "../domain/reading.ts";
import type { Event } from "./event.ts";
import type { RuntimeNode } from "./revision.ts";
import { Talk } from "./talk.ts";
import { realWorld } from "./testing/real-world.ts";
import { act, type Said } from "./turn.ts";

const world = realWorld();
const parts = [...world.revision.flows.values()].filter(({ flow }) => flow.startsWith("screening"));
const nodes = parts.flatMap((part) => [...part.nodes]);

const recordOf = ({ router }: RuntimeNode) => (router && "record" in router ? router.record : undefined);

describe("the flow of the screening", () => {
  it("asks all that the instruments ask, and nothing else", () => {
    const { questions } = parse(readFileSync("flows/instruments/questions.yaml", "utf8")) as {
      questions: { id: string }[];
    };
    const asked = new Set(nodes.flatMap(([, node]) => recordOf(node) ?? []));
    expect([...asked].sort()).toEqual(questions.map(({ id }) => id).sort());
  });

  it("lets every question be left, and all of them be stopped", () => {
    const held = nodes.filter(([, node]) => node.sensitive && !(node.branchOf.has("stop") && passable(node)));
    expect(held.map(([id]) => id)).toEqual([]);
  });

  it("never waits for time to run out", () => {
    const timed = nodes.filter(([, { wait }]) => wait?.timeout !== undefined);
    expect(timed).toEqual([]);
  });

  it("marks every question that it records as sensitive", () => {
    const open = nodes.filter(([, node]) => recordOf(node) !== undefined && !node.sensitive);
    expect(open).toEqual([]);
  });

  it("records a child's answers by the instrument for children, after the age", () => {
    const events = play("under_18");
    expect(events.slice(-2)).toEqual([
      { type: "answer_recorded", question: "age", answer: "under_18" },
      { type: "screening_started", instrument: "ilo-child-labour", entry: "officer" },
    ]);
  });

  it.each([
    ["officer", () => play()],
    ["topic", () => playFrom({ topics: [{ topic: "trafficking_help", score: 1 }], answers: [] }, "questions")],
    ["returnee", () => playFrom({ topics: [{ topic: "returnee_health", score: 1 }], answers: [] }, "way")],
    ["signal", () => playFrom({ answers: [{ key: "WR2", score: 1 }], signals: PAPERS }, "questions")],
  ])("tells what led to it: %s", (entry, events) => {
    expect(events().at(-1)).toEqual({ type: "screening_started", instrument: "ilo-adult-labour", entry });
  });

  it("is not offered again to who has said no", () => {
    const talk = atMenu();
    const part = { answers: [{ key: "WR2", score: 1 }], signals: PAPERS };
    talk.hear(WORDS, part);
    for (const press of ["questions", "no"]) act(talk, { press });
    expect(choicesIn(talk.hear(WORDS, part))).not.toContain("questions");
  });
});

function passable({ branchOf }: RuntimeNode): boolean {
  return ["skip", "done", "not_said"].some((id) => branchOf.has(id));
}

const WORDS = { kind: "text", text: "..." } as const;
const PAPERS: Signal[] = [{ kind: "documents_taken", span: "" }];

function atMenu(): Talk {
  const talk = new Talk(world);
  const begin: Said[] = [{ them: "Hello" }, { press: "en" }, { press: "yes" }];
  for (const turn of begin) act(talk, turn);
  return talk;
}

function choicesIn(events: readonly Event[]): string[] {
  return events.flatMap((event) =>
    event.type === "message_created" ? event.choices.map(({ token }) => token.replace(/^\d+:/, "")) : [],
  );
}

/** Words that were understood so, then a press, then yes to the questions and to "can you talk?". */
function playFrom(part: Partial<Reading>, press: string): Event[] {
  const talk = atMenu();
  talk.hear(WORDS, part);
  const events = [press, "yes", "yes"].flatMap((it) => act(talk, { press: it }));
  return events.filter(({ type }) => type !== "message_created");
}

/** As an officer asks for it; what happened besides messages. */
function play(...presses: string[]): Event[] {
  const talk = atMenu();
  talk.move({ type: "entered", flow: "screening", above: true, variables: { entry: "officer" } });
  const events = ["yes", "yes", ...presses].flatMap((press) => act(talk, { press }));
  return events.filter(({ type }) => type !== "message_created");
}
