import { describe, expect, it } from "vitest";
import { ConfigError } from "../base/errors.ts";
import { runDialogue } from "../engine/dialogue.ts";
import { realWorld } from "../engine/testing/real-world.ts";
import { NOON, TEST_LIMITS, testLibrary } from "../testing/ctx.ts";
import { type ChatIo, chat } from "./chat.ts";

const limits = { telegram: TEST_LIMITS, simulator: TEST_LIMITS, simulator_plain: { ...TEST_LIMITS, choices: 3 } };

/** What a chat of these lines shows, and the case that it leaves. */
async function say(lines: readonly string[], args: readonly string[] = []) {
  const out: string[] = [];
  const saved: string[] = [];
  const io: ChatIo = {
    lines: (async function* () {
      yield* lines;
    })(),
    prompt: () => {},
    echo: () => {},
    out: (text) => void out.push(text),
    save: async (_file, text) => void saved.push(text),
  };
  const exitCode = await chat(args, { library: testLibrary(), limits, now: NOON }, io);
  return { exitCode, shown: out.slice(1).join(""), saved: saved[0] ?? "" };
}

const ENGLISH = ["--lang", "en"];

describe("sanad chat", () => {
  it("says how to use it, and ends with the lines", async () => {
    expect(await say([])).toEqual({ exitCode: 0, shown: "", saved: "" });
  });

  it("shows messages with their choices counted", async () => {
    expect((await say(["hello"])).shown).toContain("Which language is easier for you?\n\n1. العربية\n2. English\n\n");
  });

  it.each([["2"], ["٢"], ["English"], [":press 2"], [":press en"]])("takes the choice %s", async (line) => {
    expect((await say(["hello", line])).shown).toContain('· language_changed language="en"');
  });

  it("opens in a language where one is named", async () => {
    expect((await say([], ENGLISH)).shown).toContain("Do you agree?");
  });

  it("lets minutes pass, and asks the world nothing else", async () => {
    const { shown } = await say(["no", "person", ":press yes", ":wait 19", ":wait 1", ":state"], ENGLISH);
    expect(shown).toContain('· person_requested reason="asked_then_silent"');
    expect(shown).toContain("waiting, en\n  menu.ask");
  });

  it("sends a voice note", async () => {
    expect((await say(["no", ":voice"], ENGLISH)).shown).toContain("Your voice note arrived.");
  });

  it("shows no more choices than the channel does", async () => {
    const { shown } = await say(["no"], [...ENGLISH, "--channel", "simulator_plain"]);
    expect(shown).toMatch(/1\. Before you travel\n2\. Talk to a person\n3\. More\n\n$/);
  });

  it("tells which buttons there are when another is pressed", async () => {
    expect((await say([":press 9"], ENGLISH)).shown).toContain("the choices are: yes, no\n");
  });

  it("stops at :quit", async () => {
    expect((await say([":quit", "hello"])).shown).toBe("");
  });

  it("forgets who had all erased", async () => {
    const { shown } = await say(["no", "delete my data", "yes", ":state", "hello"], ENGLISH);
    expect(shown).toMatch(/· data_deleted\n\nnobody yet\n.*Which language/s);
  });

  it("records a case that passes", async () => {
    const lines = [
      "How can I travel safely and legally?",
      "2",
      "yes",
      "person",
      ":press 1",
      ":voice",
      ":wait 30",
      "ok",
    ];
    const { saved } = await say(lines, ["--record", "x.yaml"]);
    expect(saved).toContain('  - us: [person.consent]\n    choices: ["yes", "no"]\n  - press: "yes"\n');
    expect(runDialogue({ path: "x.yaml", text: saved }, realWorld())).toEqual([]);
  });

  it("leaves lists of the content out of the case, as they change with it", async () => {
    const { saved } = await say(["no", "1"], [...ENGLISH, "--record", "x.yaml"]);
    expect(saved).toMatch(
      / {2}- us: \[welcome.declined, menu.ask\]\n {2}- events: \[consent_recorded\]\n {2}- them: "1"\n {2}- us: \[menu.articles\]\n$/,
    );
  });

  it.each([[["--lang", "fr"]], [["--channel", "fax"]], [["--loud"]], [["hello"]]])("refuses %s", async (args) => {
    await expect(say([], args)).rejects.toThrow(ConfigError);
  });
});
