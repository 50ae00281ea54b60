import { describe, expect, it } from "vitest";
import type { Flow } from "./flow.ts";
import { compileRevision, type Revision } from "./revision.ts";
import { converse, env, fixture, fixtureSource } from "./testing/helpline.ts";

/** The fixtures with one branch more at a question, under a condition. */
function withBranch(flow: string, node: string, when: string): Revision {
  const source = fixtureSource((flows) => {
    const changed: Record<string, Flow> = structuredClone(flows);
    const { router } = changed[flow]!.nodes[node]!;
    if (router?.type !== "choice") throw new Error(`${flow}.${node} is no choice`);
    router.branches.push({ choice: "extra", label: "menu.safe", go: node, when });
    return changed;
  });
  return compileRevision(source, when);
}

const sure = (key: string) => ({ answers: [{ key, score: 0.9 }] });

function atMenu(revision: Revision = fixture, world = env) {
  const talk = converse(revision, null, world);
  talk.read({ kind: "start" });
  talk.choose("en");
  talk.choose("no");
  return talk;
}

describe("a branch under a condition", () => {
  it.each([
    ["article.contacts > 0", "BG1", true],
    ["article.contacts > 0", "BG2", false],
    ['article.risk == "human"', "BG1", false],
    ['article.risk == "info"', "BG1", true],
    ["consents.store", "BG1", false],
    ['status == "bot" && requested == ""', "BG1", true],
  ])("%s, with the entry %s: %s", (when, article, shown) => {
    const talk = atMenu(withBranch("answer", "short", when));
    talk.write("how", sure(article));
    expect(talk.choices().includes("extra")).toBe(shown);
  });

  it("that does not hold is neither pressed nor written", () => {
    const talk = atMenu(withBranch("answer", "short", "false"));
    talk.write("how", sure("BG1"));
    expect([talk.choose("extra"), talk.write("I feel safe")]).toEqual([
      ["common.stale_button", "common.choose"],
      ["not_understood.ask"],
    ]);
  });

  it("sees the signs of danger by which the flow was entered, at every node of it", () => {
    const talk = atMenu(withBranch("urgent", "place", "signals.child && !signals.psea"));
    talk.write("help", { risk: "urgent", signals: [{ kind: "child", span: "help" }] });
    expect([talk.choices(), talk.command("back"), talk.choices().includes("extra")]).toEqual([
      ["fine", "extra"],
      ["menu.ask"],
      false,
    ]);
  });

  it("sees that a person was asked for, as long as one is waited for", () => {
    const talk = atMenu(withBranch("menu", "ask", 'status == "waiting" && requested == "asked"'));
    const before = talk.choices().includes("extra");
    talk.choose("person");
    talk.write("story");
    talk.choose("morning");
    talk.choose("menu");
    const waiting = talk.choices().includes("extra");
    const later = converse(withBranch("menu", "ask", 'requested == "asked"'), talk.session());
    later.command("menu");
    expect([before, waiting, later.choices().includes("extra")]).toEqual([false, true, false]);
  });
});

describe("back from the queue", () => {
  const inQueue = () => {
    const talk = atMenu();
    talk.choose("person");
    talk.write("story");
    talk.choose("morning");
    return talk;
  };

  it("leaves the flow that asked for a person, and asks for none again", () => {
    const talk = inQueue();
    expect([talk.command("back"), talk.event("queue_left"), talk.command("back"), talk.events().length]).toEqual([
      ["menu.ask"],
      undefined,
      ["common.at_start", "menu.ask"],
      2,
    ]);
  });

  it("after a look at the menu leads into the queue", () => {
    const talk = inQueue();
    talk.choose("menu");
    expect([talk.command("back"), talk.event("person_requested")]).toEqual([["person.in_queue"], undefined]);
  });

  it("from danger in the first words leads to the welcome, not past it", () => {
    const talk = converse();
    talk.write("help", { risk: "urgent" });
    expect(talk.command("back")).toEqual(["welcome.language"]);
  });
});

describe("a question in the first words", () => {
  const welcomed = (text: string, part = {}) => {
    const talk = converse();
    talk.write(text, part);
    talk.choose("en");
    return talk;
  };

  it("is answered when the welcome has ended, whatever was consented to", () => {
    expect([welcomed("how", sure("BG1")).choose("no"), welcomed("how", sure("BG1")).choose("yes")]).toEqual([
      ["answers.BG1.short"],
      ["answers.BG1.short"],
    ]);
  });

  it("that nothing answers is told to be not understood", () => {
    const talk = welcomed("my uncle left for Italy", { answers: [{ key: "BG2", score: 0.3 }] });
    expect([talk.choose("no"), talk.choices(), talk.event("question_not_understood")]).toEqual([
      ["not_understood.ask"],
      ["BG2", "topics"],
      { type: "question_not_understood" },
    ]);
  });

  it("leaves none of its words in the session", () => {
    expect(JSON.stringify(welcomed("my uncle left for Italy").session())).not.toContain("uncle");
  });

  it.each([
    ["hello"],
    ["السلام عليكم ورحمة الله وبركاته"],
    ["صباح الخير، عندي سؤال لو سمحت"],
    ["hi, I have a question please"],
    ["thank you"],
  ])("is none in: %s", (text) => {
    expect(welcomed(text).choose("no")).toEqual(["menu.ask"]);
  });

  it.each([["عايز أسافر إيطاليا"], ["السلام عليكم الباسبور ضاع مني"], ["my boss keeps my passport"]])(
    "is heard in: %s",
    (text) => {
      expect(welcomed(text).choose("no")).toEqual(["not_understood.ask"]);
    },
  );

  it("is heard after a start by button, and behind the word start", () => {
    const button = converse();
    button.read({ kind: "start" });
    button.command("language_en");
    button.write("my boss keeps my passport", sure("BG1"));
    const word = converse();
    word.read({ kind: "start", text: "my boss keeps my passport", folded: "my boss keeps my passport" });
    word.choose("en");
    expect([button.place(), word.choose("no")]).toEqual([
      "menu.ask > welcome.consent > answer.short",
      ["not_understood.ask"],
    ]);
  });

  it("that was answered on the way is not answered twice", () => {
    const talk = converse();
    talk.read({ kind: "start" });
    talk.write("how do I travel", sure("BG1"));
    talk.choose("another");
    talk.choose("en");
    expect(talk.choose("no")).toEqual(["menu.ask"]);
  });

  it("is forgotten by who takes another way, and with all else by erasure", () => {
    const away = converse();
    away.write("how do I travel", sure("BG1"));
    away.command("menu");
    const erased = converse();
    erased.write("how do I travel", sure("BG1"));
    erased.command("delete_data");
    erased.choose("yes");
    expect([away.session().asked, erased.session().asked]).toEqual([null, null]);
  });

  it("of a campaign's link is none", () => {
    const talk = converse();
    talk.read({ kind: "start", campaign: "radio_spring_2026" });
    talk.choose("en");
    expect(talk.choose("no")).toEqual(["menu.ask"]);
  });
});
