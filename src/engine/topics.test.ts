import { describe, expect, it } from "vitest";
import type { Reading } from "../domain/reading.ts";
import { compileRevision } from "./revision.ts";
import { converse, fixture, fixtureSource } from "./testing/helpline.ts";

/** A person who has come through the welcome and stands at the menu, in English. */
function atMenu(revision = fixture) {
  const talk = converse(revision);
  talk.read({ kind: "start" });
  talk.choose("en");
  talk.choose("no");
  return talk;
}

const about = (topic: string, score = 0.8): Partial<Reading> => ({ topics: [{ topic, score }] });
const near = {
  answers: [
    { key: "BG2", score: 0.3 },
    { key: "CH1", score: 0.25 },
  ],
};
const sure = { answers: [{ key: "BG1", score: 0.9 }] };

describe("words about a topic that has a flow", () => {
  it("enter it, and the question in force comes again", () => {
    expect(atMenu().write("and you are?", about("who_are_you"))).toEqual(["about.who", "menu.ask"]);
  });

  it("are no question that we did not understand", () => {
    const talk = atMenu();
    talk.write("and you are?", about("who_are_you"));
    expect(talk.event("question_not_understood")).toBeUndefined();
  });

  it("are not understood where the topic is not sure", () => {
    expect(atMenu().write("and you are?", about("who_are_you", 0.59))).toEqual(["not_understood.ask"]);
  });

  it("are not understood where the topic is sure and has no flow", () => {
    expect(atMenu().write("my wages", about("unpaid_wages", 1))).toEqual(["not_understood.ask"]);
  });

  it("are answered where an entry surely answers them", () => {
    expect(atMenu().write("a flat?", { ...about("housing_shelter", 1), ...sure })).toEqual(["answers.BG1.short"]);
  });

  it("are for the line, and no entry's, where that is beyond doubt", () => {
    const said = [0.94, 0.95].map((score) => atMenu().write("who?", { ...about("who_are_you", score), ...sure })[0]);
    expect(said).toEqual(["answers.BG1.short", "about.who"]);
  });

  it("are an answer where anything is waited for", () => {
    const talk = atMenu();
    talk.choose("person");
    expect(talk.write("and you are?", about("who_are_you", 1))).toEqual(["person.when"]);
  });

  it("are taken up where a wait for anything lets questions through", () => {
    const talk = atMenu();
    talk.trigger({ type: "entered", flow: "feedback" });
    talk.number(3);
    expect(talk.write("and you are?", about("who_are_you"))[0]).toBe("about.who");
  });

  it("are taken up where a number is waited for", () => {
    const talk = atMenu();
    talk.choose("age");
    expect(talk.write("and you are?", about("who_are_you"))).toEqual(["about.who", "menu.age_question"]);
  });

  it("decide nothing where other words decide", () => {
    const talk = atMenu();
    talk.command("delete_data");
    talk.write("and you are?", about("who_are_you"));
    expect(talk.place()).toBe("menu.ask");
  });

  it("ask for a person even there", () => {
    const talk = atMenu();
    talk.command("delete_data");
    expect([talk.write("let me talk", about("talk_to_human")), talk.place()]).toEqual([
      ["person.about"],
      "menu.ask > delete.ask > person.about",
    ]);
  });

  it("lead to the menu where that is their flow, whatever stood", () => {
    const talk = atMenu();
    talk.choose("age");
    talk.write("help", about("menu_help"));
    expect(talk.place()).toBe("menu.ask");
  });

  it("take the place of what was not understood", () => {
    const talk = atMenu();
    talk.write("blah");
    expect(talk.write("and you are?", about("who_are_you"))).toEqual(["about.who", "menu.ask"]);
  });

  it("are taken up after a stop", () => {
    const talk = atMenu();
    talk.command("stop");
    expect(talk.write("and you are?", about("who_are_you"))).toEqual(["about.who", "menu.ask"]);
  });

  it("come after danger and after commands", () => {
    const danger = atMenu().write("who?", { ...about("who_are_you", 1), risk: "urgent" });
    const command = atMenu().write("who?", { ...about("who_are_you", 1), command: { name: "human" } });
    expect([danger[0], command[0]]).toEqual(["urgent.calm", "person.about"]);
  });

  it("say nothing after a quick exit", () => {
    const talk = atMenu();
    talk.command("quick_exit");
    const said = [talk.write("who?", about("who_are_you", 1)), talk.write("who?", about("talk_to_human", 1))];
    expect(said.flat()).toEqual(["quick_exit.good_time", "quick_exit.cover"]);
  });

  it("are not understood on a revision that is older than topics", () => {
    const { helpline, ...source } = fixtureSource();
    const { topics: _, other_language: __, ...older } = helpline;
    const talk = atMenu(compileRevision({ ...source, helpline: older }, "old"));
    expect(talk.write("who?", { ...about("who_are_you", 1), foreign: "fr" })).toEqual(["not_understood.ask"]);
  });
});

describe("a matter for which people want a person", () => {
  it("is handed its topic and the entries that come nearest", () => {
    const talk = atMenu();
    const said = talk.write("no roof", { ...about("housing_shelter"), ...near });
    expect([said, talk.choices(), talk.events().at(-1)]).toMatchObject([
      ["for_staff.ask"],
      ["BG2", "CH1", "person", "topics"],
      { text: { params: { topic: "housing_shelter" } } },
    ]);
  });

  it("counts as a question that nothing answers", () => {
    const talk = atMenu();
    talk.write("no roof", about("housing_shelter"));
    expect(talk.event("question_not_understood")).toEqual({ type: "question_not_understood" });
  });

  it("takes the place of the one before, however many are told", () => {
    const talk = atMenu();
    for (let i = 0; i < 40; i++) talk.write("no roof", about("housing_shelter"));
    expect(talk.place()).toBe("menu.ask > for_staff.ask");
  });
});

describe("first words", () => {
  const welcomed = (part: Partial<Reading>) => {
    const talk = converse();
    const first = talk.write("words", part);
    talk.choose("en");
    return [first, talk.choose("no")];
  };

  it("that greet lead to the welcome and to nothing else", () => {
    expect(welcomed(about("greeting", 1))).toEqual([["welcome.language"], ["menu.ask"]]);
  });

  it("that ask who we are are answered after the welcome", () => {
    expect(welcomed(about("who_are_you", 1))).toEqual([["welcome.language"], ["about.who", "menu.ask"]]);
  });

  it("about a matter for a person come to it after the welcome, and are noted once", () => {
    const talk = converse();
    talk.write("no roof", { ...about("housing_shelter"), ...near });
    talk.choose("en");
    expect([talk.choose("no"), talk.events().filter(({ type }) => type === "question_not_understood")]).toEqual([
      ["for_staff.ask"],
      [{ type: "question_not_understood" }],
    ]);
  });

  it("that ask for a person reach one at once, and not once more after the welcome", () => {
    const talk = converse();
    expect(talk.write("let me talk", about("talk_to_human"))).toEqual(["person.about"]);
    expect(talk.session().asked).toBeNull();
  });
});

describe("words in a language that we do not speak", () => {
  const french = { foreign: "fr" } as const;

  it("are told so, with the language, and the question in force comes again", () => {
    const talk = atMenu();
    expect([talk.write("bonjour", french), talk.events()[0]]).toMatchObject([
      ["other_language.told", "other_language.ask"],
      { text: { params: { foreign: "fr" } } },
    ]);
    expect(talk.choose("go_on")).toEqual(["menu.ask"]);
  });

  it("are told so once, and anew for another language", () => {
    const talk = atMenu();
    talk.write("bonjour", french);
    expect([talk.write("encore", french), talk.write("salaan", { foreign: "so" }), talk.place()]).toEqual([
      ["other_language.ask"],
      ["other_language.told", "other_language.ask"],
      "menu.ask > other_language.ask",
    ]);
  });

  it("are told so before the welcome, which follows", () => {
    const talk = converse();
    expect(talk.write("bonjour", french)[0]).toBe("other_language.told");
    expect(talk.choose("go_on")).toEqual(["welcome.language"]);
  });

  it("are not answered by an entry that few of them would understand", () => {
    expect(atMenu().write("visa pour la France", { ...french, ...sure })[0]).toBe("other_language.told");
  });

  it("come after danger and are kept where anything is waited for", () => {
    const talk = atMenu();
    talk.choose("person");
    expect([talk.write("bonjour", french), atMenu().write("sos", { ...french, risk: "urgent" })[0]]).toEqual([
      ["person.when"],
      "urgent.calm",
    ]);
  });

  it("say nothing after a quick exit", () => {
    const talk = atMenu();
    talk.command("quick_exit");
    expect([talk.write("bonjour", french), talk.write("bonjour", french)].flat()).toEqual([
      "quick_exit.good_time",
      "quick_exit.cover",
    ]);
  });
});
