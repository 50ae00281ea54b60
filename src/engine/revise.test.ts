import { describe, expect, it } from "vitest";
import type { Flow } from "./flow.ts";
import { reviseSession } from "./revise.ts";
import { compileRevision } from "./revision.ts";
import { converse, fixture, fixtureSource } from "./testing/helpline.ts";

/** The fixtures as a second revision, with flows changed. */
function second(change: (flows: Record<string, Flow>) => void) {
  return compileRevision(
    fixtureSource((flows) => {
      change(flows);
      return flows;
    }),
    "two",
  );
}

function atAge() {
  const talk = converse();
  talk.read({ kind: "start" });
  talk.choose("en");
  talk.choose("no");
  talk.choose("age");
  return talk;
}

describe("reviseSession", () => {
  it("moves a person to the same node of the new revision, the question still in force", () => {
    const moved = reviseSession(
      atAge().session(),
      fixture,
      second(() => {}),
    );
    expect(moved).toEqual({ ...atAge().session(), revision: "two" });
  });

  it("keeps a person on their revision while a flow that finishes is on the stack", () => {
    const talk = atAge();
    talk.command("human");
    expect(
      reviseSession(
        talk.session(),
        fixture,
        second(() => {}),
      ),
    ).toBe(talk.session());
  });

  it("asks from the start of the flow where the node is gone", () => {
    const to = second(({ menu }) => {
      delete menu!.nodes.age;
    });
    const moved = reviseSession(atAge().session(), fixture, to);
    expect(converse(to, moved).write("hello")).toEqual(["menu.ask"]);
  });

  it("leaves a flow that is gone", () => {
    const talk = atAge();
    talk.write("how", { answers: [{ key: "BG1", score: 0.9 }] });
    const to = second((flows) => {
      delete flows.answer;
    });
    const moved = reviseSession(talk.session(), fixture, to);
    expect(converse(to, moved).write("hello")).toEqual(["menu.age_question"]);
  });

  it("gives new variables the value they start with", () => {
    const to = second(({ menu }) => {
      Object.assign(menu!.variables, { town: "?" });
    });
    expect(reviseSession(atAge().session(), fixture, to).frames[0]?.variables.town).toBe("?");
  });

  it("takes an option that is gone for an old button", () => {
    const talk = converse(fixture, atAge().session());
    talk.command("menu");
    const to = second(({ menu }) => {
      const { router } = menu!.nodes.ask!;
      if (router?.type === "choice") {
        router.branches = [];
        delete router.listed;
      }
    });
    const moved = reviseSession(talk.session(), fixture, to);
    expect(converse(to, moved).press(`${moved.waiting?.serial}:age`)).toEqual(["common.stale_button", "menu.ask"]);
  });
});
