import { describe, expect, it } from "vitest";
import type { Node } from "./flow.ts";
import { compileRevision, type Revision, type RevisionSource } from "./revision.ts";
import { converse, env, fixture, fixtureSource } from "./testing/helpline.ts";

/** A person who has come through the welcome and stands at the menu, in English. */
function atMenu(world = env) {
  const talk = converse(fixture, null, world);
  talk.read({ kind: "start" });
  talk.choose("en");
  talk.choose("no");
  return talk;
}

const sure = { answers: [{ key: "BG1", score: 0.9 }] };
const near = {
  answers: [
    { key: "BG2", score: 0.3 },
    { key: "CH1", score: 0.25 },
    { key: "BG1", score: 0.05 },
  ],
};

describe("a new person", () => {
  it("is welcomed in Arabic when what they sent says no language", () => {
    const talk = converse();
    talk.read({ kind: "start" });
    expect(talk.events()).toEqual([
      {
        type: "message_created",
        language: "ar",
        text: { key: "welcome.language" },
        choices: [
          { token: "1:ar", label: { key: "welcome.arabic" } },
          { token: "1:en", label: { key: "welcome.english" } },
        ],
      },
    ]);
  });

  it("is welcomed in the language that they write", () => {
    const talk = converse();
    talk.write("hello", { language: "en" });
    expect(talk.session().language).toBe("en");
  });

  it("comes to the menu when the welcome has ended", () => {
    const talk = converse();
    talk.read({ kind: "start" });
    talk.choose("en");
    expect(talk.choose("yes")).toEqual(["menu.ask"]);
  });

  it("in danger meets the danger flow first and the welcome after it", () => {
    const talk = converse();
    talk.write("he will kill me", { risk: "urgent" });
    expect(talk.place()).toBe("menu.ask > welcome.language > urgent.place");
    expect(talk.choose("fine")).toEqual(["welcome.language"]);
  });
});

describe("a choice", () => {
  it("is taken by a press", () => {
    const talk = atMenu();
    expect(talk.choose("before")).toEqual(["menu.articles"]);
  });

  it("is taken by its number, rows of the list before the branches", () => {
    const talk = atMenu();
    expect([talk.choices(), talk.number(3)]).toEqual([["before", "back", "person", "age", "safe"], ["person.about"]]);
  });

  it("is taken by its label in either language, however it is spelled", () => {
    expect([atMenu().write("قبل السَّفر والطريق"), atMenu().write("before you TRAVEL!")]).toEqual([
      ["menu.articles"],
      ["menu.articles"],
    ]);
  });

  it("is taken by words that hold its label and little else", () => {
    expect(atMenu().write("please talk to a person now")).toEqual(["person.about"]);
  });

  it("is not taken by words that deny its label", () => {
    const talk = atMenu();
    talk.write("لا مش أنا في أمان");
    expect(talk.place()).toBe("menu.ask > not_understood.ask");
  });

  it("is not taken by a long sentence that happens to hold its label", () => {
    const talk = atMenu();
    talk.write("what papers do I need before you travel with me to the sea");
    expect(talk.place()).toBe("menu.ask > not_understood.ask");
  });

  it("is asked again for a number that it does not offer", () => {
    expect(atMenu().number(9)).toEqual(["common.choose", "menu.ask"]);
  });

  it("called like a command is the choice", () => {
    const talk = converse();
    talk.read({ kind: "start" });
    talk.write("English", { command: { name: "language_en" } });
    expect(talk.place()).toBe("menu.ask > welcome.consent");
  });

  it("of a topic that is called back is no command", () => {
    const talk = atMenu();
    talk.choose("before");
    expect(talk.command("back")).toEqual(["menu.ask"]);
  });

  it("never shows more than the channel can, and keeps the branches", () => {
    const talk = atMenu({ ...env, limits: { ...env.limits, choices: 4 } });
    expect(talk.choices()).toEqual(["before", "person", "age", "safe"]);
  });
});

describe("an old button", () => {
  it("moves nothing, says so and asks again", () => {
    const talk = atMenu();
    expect([talk.press("1:en"), talk.place()]).toEqual([["common.stale_button", "menu.ask"], "menu.ask"]);
  });

  it("is old even where the same option is offered now", () => {
    const talk = atMenu();
    const old = talk.session().waiting?.serial;
    talk.command("language_en");
    expect(talk.press(`${old}:person`)).toEqual(["common.stale_button", "menu.ask"]);
  });

  it("that is none of ours moves nothing", () => {
    expect(atMenu().press("😀")).toEqual(["common.stale_button", "menu.ask"]);
  });

  it("of a command always works", () => {
    const talk = atMenu();
    talk.choose("age");
    expect(talk.press("c:human")).toEqual(["person.about"]);
  });
});

describe("a question", () => {
  it("that an entry surely answers is answered", () => {
    const talk = atMenu();
    expect(talk.write("how do I travel", sure)).toEqual(["answers.BG1.short"]);
  });

  it("once answered gives way to the question that it interrupted", () => {
    const talk = atMenu();
    talk.choose("age");
    talk.write("how do I travel", sure);
    expect(talk.choose("another")).toEqual(["menu.age_question"]);
  });

  it("after an answer takes its place, however many are asked", () => {
    const talk = atMenu();
    for (let i = 0; i < 40; i++) talk.write("how do I travel", sure);
    expect(talk.place()).toBe("menu.ask > answer.short");
  });

  it("that is not understood offers the nearest entries and is noted", () => {
    const talk = atMenu();
    talk.write("blah", near);
    expect([talk.choices(), talk.event("question_not_understood")]).toEqual([
      ["BG2", "CH1", "topics"],
      { type: "question_not_understood" },
    ]);
  });

  it("that an entry answers which is not given any more is not understood", () => {
    const talk = atMenu();
    talk.write("blah", { answers: [{ key: "GONE", score: 0.9 }] });
    expect(talk.place()).toBe("menu.ask > not_understood.ask");
  });

  it("is a story where anything is waited for", () => {
    const talk = atMenu();
    talk.choose("person");
    expect(talk.write("how do I travel", sure)).toEqual(["person.when"]);
  });

  it("is answered where a wait for anything says so", () => {
    const talk = atMenu();
    talk.trigger({ type: "entered", flow: "feedback" });
    talk.number(3);
    expect(talk.write("how do I travel", sure)).toEqual(["answers.BG1.short"]);
  });
});

describe("an entry", () => {
  it("is sent in parts, and readers are counted once", () => {
    const talk = atMenu();
    talk.write("how do I travel", sure);
    const counted = talk.event("article_sent");
    expect([counted, talk.choose("details"), talk.event("article_sent")]).toEqual([
      { type: "article_sent", article: "BG1" },
      ["answers.BG1.long.0", "answers.BG1.long.1", "menu.ask"],
      undefined,
    ]);
  });

  it("comes with its numbers in one message, a line each", () => {
    const talk = atMenu();
    talk.write("how do I travel", sure);
    talk.choose("numbers");
    expect(talk.events()[0]).toMatchObject({
      text: {
        key: "common.contacts",
        params: { contacts: "\nPolice: 122 (inside Egypt)\nLawyer: +20 2 1234 (9 to 5)" },
      },
    });
  });

  it("without a number that may be given says so", () => {
    const talk = atMenu();
    talk.write("how", { answers: [{ key: "BG2", score: 0.8 }] });
    expect(talk.choose("numbers")).toEqual(["common.no_contact", "menu.ask"]);
  });

  it("is handed to the flow that shows it", () => {
    const talk = atMenu();
    talk.choose("back");
    expect(talk.choose("CH1")).toEqual(["answers.CH1.short"]);
  });
});

describe("commands", () => {
  it("menu leads to the menu from anywhere", () => {
    const talk = atMenu();
    talk.choose("person");
    expect([talk.command("menu"), talk.place()]).toEqual([["menu.ask"], "menu.ask"]);
  });

  it("back leads to the question before, with what was known then", () => {
    const talk = atMenu();
    talk.choose("person");
    talk.write("my story");
    expect([talk.command("back"), talk.session().frames.at(-1)?.variables]).toEqual([
      ["person.about"],
      { about: "", when: null },
    ]);
  });

  it("back at the beginning says so and asks again", () => {
    const talk = converse();
    talk.read({ kind: "start" });
    expect(talk.command("back")).toEqual(["common.at_start", "welcome.language"]);
  });

  it("back skips the place where one stands", () => {
    const talk = atMenu();
    talk.choose("person");
    talk.write("my story");
    talk.command("human");
    expect(talk.command("back")).toEqual(["person.about"]);
  });

  it("a language changes it and asks again in it", () => {
    const talk = atMenu();
    talk.command("language_ar");
    expect(talk.events()).toMatchObject([
      { type: "language_changed", language: "ar" },
      { type: "message_created", language: "ar", text: { key: "menu.ask" } },
    ]);
  });

  it("human brings a person from inside a choice", () => {
    const talk = atMenu();
    talk.choose("age");
    expect(talk.command("human")).toEqual(["person.about"]);
  });

  it("human inside the way to a person asks its question again and starts nothing anew", () => {
    const talk = atMenu();
    talk.choose("person");
    talk.write("my story");
    expect([talk.command("human"), talk.place()]).toEqual([["person.when"], "menu.person > person.when"]);
  });

  it("stop ends in silence until the person writes", () => {
    const talk = atMenu();
    expect([talk.command("stop"), talk.event("contact_stopped"), talk.session().waiting]).toEqual([
      ["stop.done"],
      { type: "contact_stopped" },
      null,
    ]);
    expect(talk.write("hello again")).toEqual(["menu.ask"]);
  });

  it("who writes a question after stop is answered", () => {
    const talk = atMenu();
    talk.command("stop");
    expect(talk.write("how do I travel", sure)).toEqual(["answers.BG1.short"]);
  });

  it("delete leaves nothing that the person said in the session", () => {
    const talk = atMenu();
    talk.choose("person");
    talk.write("my secret story");
    talk.command("delete_data");
    talk.choose("yes");
    expect([JSON.stringify(talk.session()).includes("secret"), talk.session().trail, talk.session().consents]).toEqual([
      false,
      [],
      {},
    ]);
  });

  it("start leads to the menu, but not past the welcome", () => {
    const talk = converse();
    talk.read({ kind: "start" });
    talk.choose("en");
    expect(talk.read({ kind: "start" })).toEqual(["welcome.consent"]);
  });
});

describe("quick exit", () => {
  it("comes before danger", () => {
    expect(atMenu().read({ command: { name: "quick_exit" }, risk: "urgent" })).toEqual(["quick_exit.cover"]);
  });

  it("lets nothing but a yes bring the conversation back", () => {
    const talk = atMenu();
    talk.choose("person");
    talk.command("quick_exit");
    const said = [talk.command("menu"), talk.write("what is this", sure), talk.write("x"), talk.press("3:person")];
    expect(said.flat()).toEqual([
      "quick_exit.good_time",
      "quick_exit.cover",
      "quick_exit.good_time",
      "quick_exit.cover",
    ]);
  });

  it("returns to the question that was left", () => {
    const talk = atMenu();
    talk.choose("person");
    talk.command("quick_exit");
    talk.write("hello");
    expect(talk.choose("yes")).toEqual(["person.about"]);
  });

  it("leaves nothing for back to show", () => {
    const talk = atMenu();
    talk.choose("person");
    talk.command("quick_exit");
    expect(talk.session().trail).toEqual([]);
  });
});

describe("danger", () => {
  it("alarms, asks for a person and gives the numbers that may be given", () => {
    const talk = atMenu();
    expect([
      talk.write("help", { risk: "urgent" }),
      talk.event("alarm_raised"),
      talk.event("person_requested"),
    ]).toEqual([
      ["urgent.calm", "urgent.place"],
      { type: "alarm_raised", alarm: "danger" },
      { type: "person_requested", reason: "urgent", intake: {} },
    ]);
  });

  it("said again inside the danger flow does not start it anew", () => {
    const talk = atMenu();
    talk.write("help", { risk: "urgent" });
    talk.write("he is coming", { risk: "urgent" });
    expect(talk.place()).toBe("menu.ask > urgent.quiet");
  });
});

describe("what is no text", () => {
  const voice = { kind: "media", media: "voice" } as const;

  it("at a choice is told that it cannot be read here, once", () => {
    const talk = atMenu();
    const first = talk.read(voice);
    const kind = talk.events()[0];
    expect([first, talk.read(voice), talk.place()]).toEqual([
      ["unreadable.ask"],
      ["unreadable.ask"],
      "menu.ask > unreadable.ask",
    ]);
    expect(kind).toMatchObject({ text: { params: { kind: "voice" } } });
  });

  it("is kept as a marker where anything may come", () => {
    const talk = atMenu();
    talk.choose("person");
    talk.read(voice);
    talk.read({ kind: "media", media: "photo", text: "my contract" });
    expect(talk.event("person_requested")).toEqual({
      type: "person_requested",
      reason: "asked",
      intake: { about: "[voice]", when: "[photo] my contract" },
    });
  });

  it("however long is kept short in the session", () => {
    const talk = atMenu();
    talk.choose("person");
    talk.write("\u{1f6a8}".repeat(4000));
    expect(String(talk.session().frames.at(-1)?.variables.about)).toHaveLength(1000);
  });

  it("is read by its words if it has some", () => {
    expect(
      atMenu().read({ kind: "media", media: "photo", text: "Talk to a person", folded: "talk to a person" }),
    ).toEqual(["person.about"]);
  });
});

describe("a number", () => {
  it("within the bounds is kept", () => {
    const talk = atMenu();
    talk.choose("age");
    expect(talk.number(30)).toEqual(["menu.grown", "menu.ask"]);
  });

  it("is a whole number in conditions and sums", () => {
    const talk = converse();
    talk.read({ kind: "start" });
    talk.choose("en");
    talk.choose("yes");
    talk.choose("age");
    talk.number(12);
    expect(talk.events()[0]).toMatchObject({ text: { key: "menu.young", params: { count: 13 } } });
  });

  it("out of bounds, or no number, is asked for again with the bounds", () => {
    const talk = atMenu();
    talk.choose("age");
    expect([talk.number(300), talk.write("old")]).toEqual([
      ["common.number_expected", "menu.age_question"],
      ["common.number_expected", "menu.age_question"],
    ]);
  });
});

describe("silence", () => {
  it("leads on when the time is over", () => {
    const talk = atMenu();
    talk.choose("person");
    talk.silence(20);
    expect(talk.event("person_requested")).toEqual({
      type: "person_requested",
      reason: "asked",
      intake: { about: "", when: null },
    });
  });

  it("that is too short, or where none is waited out, does nothing", () => {
    const talk = atMenu();
    const at = talk.session();
    expect([talk.silence(999), talk.session()]).toEqual([[], at]);
    talk.choose("person");
    expect(talk.silence(19)).toEqual([]);
  });
});

describe("after an officer has closed", () => {
  it("the flow that is entered stands alone above the menu", () => {
    const talk = atMenu();
    talk.choose("person");
    expect([talk.trigger({ type: "entered", flow: "feedback" }), talk.place()]).toEqual([
      ["feedback.ask"],
      "menu.ask > feedback.ask",
    ]);
  });

  it("a score and a word are told", () => {
    const talk = atMenu();
    talk.trigger({ type: "entered", flow: "feedback" });
    talk.number(3);
    talk.write("thanks");
    expect(talk.event("feedback_given")).toEqual({ type: "feedback_given", score: 3, comment: "thanks" });
  });

  it("the word may be skipped", () => {
    const talk = atMenu();
    talk.trigger({ type: "entered", flow: "feedback" });
    talk.number(3);
    talk.command("skip");
    expect(talk.event("feedback_given")).toEqual({ type: "feedback_given", score: 3, comment: null });
  });
});

describe("in the queue", () => {
  it("the menu and the way back into the queue do not pile up", () => {
    const talk = atMenu();
    for (let i = 0; i < 30; i++) {
      talk.choose("person");
      talk.write("story");
      talk.choose("morning");
      talk.choose("menu");
    }
    expect(talk.place()).toBe("menu.ask");
  });

  it("the bot is quiet after the first further words", () => {
    const talk = atMenu();
    talk.choose("person");
    talk.write("story");
    talk.choose("morning");
    expect([talk.write("hello?"), talk.write("anybody?")]).toEqual([[], []]);
  });
});

describe("a flow that is broken", () => {
  const aboutIn = (source: RevisionSource) => source.flows.person!.nodes.about!;
  const broken = (change: (about: Node) => void) => {
    const source = structuredClone(fixtureSource());
    change(aboutIn(source));
    return compileRevision(source, "broken");
  };
  const ask = (revision: Revision) => {
    const talk = converse(revision, atMenu().session());
    talk.choose("person");
    return talk;
  };

  it("leads to the menu with a word of regret, and is told", () => {
    const talk = ask(broken((about) => about.actions.push({ type: "send", text: "person.gone" })));
    expect(talk.events()).toMatchObject([
      { type: "message_created", text: { key: "person.about" } },
      { type: "error_raised", flow: "person", node: "about", fault: "no text person.gone" },
      { type: "message_created", text: { key: "common.sorry" } },
      { type: "message_created", text: { key: "menu.ask" } },
    ]);
  });

  it("is cut where it runs in a circle", () => {
    const talk = ask(
      broken((about) => {
        delete about.wait;
        delete about.router;
        about.go = "about";
      }),
    );
    expect(talk.event("error_raised")).toMatchObject({ fault: "100 nodes without a wait" });
  });

  it("is cut where flows enter each other without end", () => {
    const source = structuredClone(fixtureSource());
    source.flows.answer!.nodes.short!.actions = [{ type: "enter_flow", flow: "answer" }];
    const talk = converse(compileRevision(source, "broken"), atMenu().session());
    talk.write("how do I travel", sure);
    expect(talk.event("error_raised")).toMatchObject({ fault: "flows stand 16 deep" });
  });

  it("that is the menu itself still leaves a session that can go on", () => {
    const source = structuredClone(fixtureSource());
    source.flows.menu!.nodes.ask!.actions = [{ type: "send", text: "menu.gone" }];
    const talk = converse(compileRevision(source, "broken"), atMenu().session());
    talk.command("menu");
    expect(talk.events().map(({ type }) => type)).toEqual(["error_raised", "message_created", "error_raised"]);
  });
});
