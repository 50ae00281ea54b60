import { describe, expect, it } from "vitest";
import type { Flow } from "../flow.ts";
import { compileRevision } from "../revision.ts";
import { converse, env, fixtureSource } from "../testing/helpline.ts";

/** The menu of the fixtures, whose question of the age may be passed over and counts towards a screening. */
function withChoices(flows: Record<string, Flow>): Record<string, Flow> {
  const menu = flows.menu as Flow;
  const age = {
    actions: [
      { type: "start_screening", instrument: "some" },
      { type: "send", text: "menu.age_question" },
    ],
    wait: { type: "number", min: 1, max: 24 },
    router: {
      type: "choice",
      record: "hours",
      branches: [
        { choice: "skip", label: "menu.safe", go: "ask" },
        { choice: "stop", label: "menu.person", go: "ask" },
      ],
      otherwise: "grown",
    },
  } as Flow["nodes"][string];
  return { ...flows, menu: { ...menu, nodes: { ...menu.nodes, age } } };
}

const revision = compileRevision(fixtureSource(withChoices), "numbers");

function atHours(world = env) {
  const talk = converse(revision, null, world);
  talk.read({ kind: "start" });
  talk.choose("en");
  talk.choose("no");
  talk.choose("age");
  return talk;
}

const recorded = (talk: ReturnType<typeof atHours>) => talk.event("answer_recorded");

describe("a number with choices beside it", () => {
  it("is the answer, and never counts the choices", () => {
    const talk = atHours();
    expect([talk.number(2), recorded(talk)]).toEqual([
      ["menu.grown", "menu.ask"],
      { type: "answer_recorded", question: "hours", answer: 2 },
    ]);
  });

  it("shows the choices", () => {
    expect(atHours().choices()).toEqual(["skip", "stop"]);
  });

  it("shows none where they would be counted", () => {
    expect(atHours({ ...env, limits: { ...env.limits, buttons: false } }).choices()).toEqual([]);
  });

  it.each([false, true])("is passed over by a word, with buttons %s", (buttons) => {
    const talk = atHours({ ...env, limits: { ...env.limits, buttons } });
    expect([talk.command("skip"), recorded(talk)]).toEqual([
      ["menu.ask"],
      { type: "answer_recorded", question: "hours", answer: "skip" },
    ]);
  });

  it("keeps nothing of who has had enough", () => {
    const talk = atHours();
    expect([talk.choose("stop"), recorded(talk)]).toEqual([["menu.ask"], undefined]);
  });

  it.each([
    ["12 hours", 12],
    ["حوالي ١٤ ساعة", 14],
    ["about 9 a day", 9],
  ])("is read in a few words: %s", (text, number) => {
    const talk = atHours();
    talk.write(text);
    expect(recorded(talk)).toMatchObject({ answer: number });
  });

  it.each(["10-12", "from 6 until 10", "6.5", "it was 9 in the winter and more in the summer"])(
    "that is not one whole number is kept as words, and asked for again: %s",
    (text) => {
      const talk = atHours();
      expect([talk.write(text), recorded(talk)]).toEqual([
        ["common.words_kept", "menu.age_question"],
        { type: "answer_recorded", question: "hours", answer: null },
      ]);
    },
  );

  it("out of bounds is asked for again, and nothing is kept", () => {
    const talk = atHours();
    expect([talk.write("30 hours"), recorded(talk)]).toEqual([
      ["common.number_expected", "menu.age_question"],
      undefined,
    ]);
  });
});
