import { describe, expect, it } from "vitest";
import { LANGUAGES } from "../base/language.ts";
import { sendContacts } from "./actions/send-contacts.ts";
import { openRun } from "./run.ts";
import { converse } from "./testing/helpline.ts";
import { realWorld } from "./testing/real-world.ts";

const { revision, env } = realWorld();

describe("danger", () => {
  const at = (talk: ReturnType<typeof converse>) => talk.session().frames.at(-1)?.node;

  it.each([
    [0.74, "sea_or_land"],
    [0.4, "where"],
  ])("takes a topic of score %d for %s", (score, node) => {
    const talk = converse(revision, null, env);
    talk.read({ text: "help", risk: "urgent", topics: [{ topic: "smuggling_danger_sea", score }] });
    expect(at(talk)).toBe(node);
  });

  it("keeps its kind where a flow leads on to it", () => {
    const talk = converse(revision, null, env);
    talk.write("first words", { language: "en" });
    talk.choose("en");
    talk.choose("yes");
    talk.write("he hits me", { risk: "concern", signals: [{ kind: "gbv", span: "" }] });
    talk.choose("yes");
    expect(talk.place()).toBe("menu.ask > concern.danger > urgent.where > where.where");
    expect(talk.session().frames.at(-1)?.signals).toEqual(["gbv"]);
  });
});

describe("numbers of every danger", () => {
  const lists = [...revision.flows.values()].flatMap(({ flow, nodes }) =>
    [...nodes].flatMap(([node, { actions }]) =>
      actions.flatMap((action) =>
        action.type === "send_contacts" ? LANGUAGES.map((language) => ({ flow, node, language, action })) : [],
      ),
    ),
  );

  it.each(lists)("$flow.$node fits one message in $language", ({ language, action }) => {
    const run = { ...openRun(revision, null, env), language };
    sendContacts(run, action);
    expect(run.events.map((event) => event.type === "message_created" && event.text.key)).toEqual([action.text]);
  });
});
