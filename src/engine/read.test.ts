import { describe, expect, it } from "vitest";
import { readFlows } from "./read.ts";
import { fixtureFiles } from "./testing/read-fixtures.ts";

/** The faults of one flow file beside the fixtures. */
function faultsOf(text: string, path = "flows/extra.yaml"): string[] {
  const result = readFlows([...fixtureFiles(), { path, text }]);
  return Array.isArray(result)
    ? result.map(({ file, line, path: at, fault }) => `${file}:${line} ${at}: ${fault}`)
    : [];
}

const node = (body: string) => `flow: extra\nstart: a\nvariables: {age: 0}\nnodes:\n  a:\n${body}`;

describe("readFlows", () => {
  it("reads flows and helpline.yaml", () => {
    const result = readFlows(fixtureFiles());
    expect(Array.isArray(result) ? result : Object.keys(result.flows).length).toBe(14);
  });

  it("wants helpline.yaml", () => {
    const result = readFlows(fixtureFiles().filter(({ path }) => !path.includes("helpline")));
    expect(result).toEqual([{ file: "flows/helpline.yaml", line: 1, path: "", fault: "this file is missing" }]);
  });

  it("tells YAML that cannot be read, with its line", () => {
    expect(faultsOf("flow: extra\nstart: [a\nnodes: 1")[0]).toMatch(/^flows\/extra.yaml:3 /);
  });

  it("tells a key that stands twice", () => {
    expect(faultsOf("flow: extra\nflow: extra")).toEqual(["flows/extra.yaml:2 : this key stands here twice; keep one"]);
  });

  it("tells an unknown field and what it may have been", () => {
    expect(faultsOf(node("    aktions: []\n    go: end"))).toEqual([
      "flows/extra.yaml:6 nodes.a.aktions: unknown field aktions; did you mean actions?",
    ]);
  });

  it("tells an unknown action and what it may have been", () => {
    expect(faultsOf(node("    actions: [{type: sned}]\n    go: end"))).toEqual([
      "flows/extra.yaml:6 nodes.a.actions[0].type: there is no type sned; did you mean send?",
    ]);
  });

  it("tells every fault of a file at once", () => {
    expect(
      faultsOf(node("    actions:\n      - {type: send, text: 5}\n      - {type: set, variable: age}\n    go: end")),
    ).toEqual([
      "flows/extra.yaml:7 nodes.a.actions[0].text: should be a text, and is 5; put it in quotes",
      "flows/extra.yaml:8 nodes.a.actions[1].value: is missing",
    ]);
  });

  it("tells a condition that is none, with its line", () => {
    const router =
      "    router:\n      type: condition\n      otherwise: end\n      branches:\n        - {when: vars.age >, go: end}";
    expect(faultsOf(node(router))[0]).toMatch(
      /^flows\/extra.yaml:10 nodes.a.router.branches\[0\].when: not a valid condition: .* \(at character \d+ of/,
    );
  });

  it("tells a variable that is not declared", () => {
    expect(faultsOf(node('    actions: [{type: set, variable: ago, value: "vars.aeg + 1"}]\n    go: end'))).toEqual([
      "flows/extra.yaml:6 nodes.a.actions[0].value: the flow declares no variable aeg; did you mean age?",
      "flows/extra.yaml:6 nodes.a.actions[0].variable: the flow declares no variable ago; did you mean age?",
    ]);
  });

  it("tells a condition that is a number, and a consent that there is not", () => {
    const router =
      "    router:\n      type: condition\n      otherwise: end\n      branches:\n        - {when: 1 + 2, go: end}\n        - {when: consents.stor, go: end}";
    expect(faultsOf(node(router))).toEqual([
      "flows/extra.yaml:10 nodes.a.router.branches[0].when: `1 + 2` is neither true nor false",
      "flows/extra.yaml:11 nodes.a.router.branches[1].when: there is no consent stor; did you mean store?",
    ]);
  });

  it("tells a sign of danger that there is not, and a question about an entry where none is kept", () => {
    const router =
      "    router:\n      type: condition\n      otherwise: end\n      branches:\n        - {when: signals.chlid, go: end}\n        - {when: article.contacts > 0, go: end}";
    expect(faultsOf(node(router))).toEqual([
      "flows/extra.yaml:10 nodes.a.router.branches[0].when: there is no signal chlid; did you mean child?",
      "flows/extra.yaml:11 nodes.a.router.branches[1].when: the flow has no variable article, or entries have no contacts",
    ]);
  });

  it("wants variables named plainly, so that a misspelt name cannot hide", () => {
    expect(faultsOf(node(`    actions: [{type: set, variable: age, value: 'vars["age"]'}]\n    go: end`))).toEqual([
      'flows/extra.yaml:6 nodes.a.actions[0].value: write vars.NAME (at character 1 of `vars["age"]`)',
    ]);
  });

  it("wants a file to bear the name of its flow", () => {
    expect(faultsOf("flow: extra\nstart: a\nnodes: {a: {go: end}}", "flows/other.yaml")).toEqual([
      "flows/other.yaml:1 flow: the file of this flow must be named extra.yaml",
    ]);
  });
});
