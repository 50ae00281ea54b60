import { describe, expect, it } from "vitest";
import { runDialogue } from "./dialogue.ts";
import { Action, type ActionType } from "./flow.ts";
import type { Revision } from "./revision.ts";
import { env, fixture } from "./testing/helpline.ts";
import { readYamlFiles } from "./testing/read-fixtures.ts";
import { realWorld } from "./testing/real-world.ts";

const real = realWorld();
const dialogues = readYamlFiles("flows/tests", "flows/tests");

describe("dialogues of flows/tests", () => {
  const performed = new Set<ActionType>();
  const world = { ...real, revision: watched(real.revision, performed) };

  it.each(dialogues)("$path goes as written", (file) => {
    expect(runDialogue(file, world).map(({ file: at, line, fault }) => `${at}:${line} ${fault}`)).toEqual([]);
  });

  it("perform every type of action", () => {
    const types = Action.options.map((option) => option.shape.type.value);
    expect(types.filter((type) => !performed.has(type))).toEqual([]);
  });
});

describe("runDialogue", () => {
  const faults = (turns: string) =>
    runDialogue(
      { path: "x.yaml", text: `name: x\nturns:\n${turns}` },
      { revision: fixture, env, understand: real.understand },
    ).map(({ line, path, fault }) => `${line} ${path}: ${fault}`);

  it("tells the turn after which we said something else", () => {
    expect(faults("  - them: hello\n  - us: [menu.ask]")).toEqual([
      "3 turns[0]: then we say [welcome.language], and not [menu.ask]",
    ]);
  });

  it("tells choices that differ", () => {
    expect(faults("  - them: hello\n  - us: [welcome.language]\n    choices: [en]")).toEqual([
      "3 turns[0]: then the choices are [ar, en], and not [en]",
    ]);
  });

  it("compares the whole list of events", () => {
    expect(faults("  - them: hello\n  - us: [welcome.language]\n  - press: en\n  - us: [welcome.consent]")).toEqual([
      "5 turns[2]: then the events are [language_changed], and not []",
    ]);
  });

  it("plays an old button", () => {
    expect(
      faults(
        "  - them: hello\n  - us: [welcome.language]\n  - old_press: en\n  - us: [common.stale_button, welcome.language]",
      ),
    ).toEqual([]);
  });

  it("tells a turn that is none", () => {
    expect(faults("  - thme: hello")[0]).toMatch(/^3 turns\[0\]: no turn of a dialogue/);
  });
});

/** The revision, noting each type of action that a node performs. */
function watched(revision: Revision, performed: Set<ActionType>): Revision {
  const flows = [...revision.flows].map(([id, flow]) => {
    const nodes = [...flow.nodes].map(([name, node]) => [name, { ...node, actions: noted(node.actions) }] as const);
    return [id, { ...flow, nodes: new Map(nodes) }] as const;
  });
  return { ...revision, flows: new Map(flows) };
  function noted(actions: Action[]): Action[] {
    return new Proxy(actions, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name);
        if (typeof name === "string" && /^\d+$/.test(name)) performed.add((value as Action).type);
        return value;
      },
    });
  }
}
