import { describe, expect, it } from "vitest";
import type { Reading } from "../domain/reading.ts";
import { type Locales, readLocales } from "../i18n/read-locales.ts";
import { readInstruments } from "../screening/read-instruments.ts";
import type { Inspected } from "./inspect/inspected.ts";
import { inspectRevision } from "./inspect.ts";
import { readFlows } from "./read.ts";
import { content, env, fixtureSource } from "./testing/helpline.ts";
import { fixtureFiles, readYamlFiles } from "./testing/read-fixtures.ts";

/** What is taken for a command or for danger, whatever the fixtures call so. */
const heard: Record<string, Pick<Reading, "command" | "risk">> = {
  "Talk to a person": { command: { name: "human" }, risk: "none" },
  Yes: { command: { name: "yes" }, risk: "none" },
  Enough: { command: { name: "stop" }, risk: "none" },
  "Two of them": { command: { name: "number", number: 2 }, risk: "none" },
  "He is at the door": { command: null, risk: "urgent" },
};

type Change = { file: string; from: string; to: string };

/** The faults of the fixtures with one thing changed in a file, but those that the unchanged ones have too. */
function faultsOf(change: Change | null, part: (inspected: Inspected) => Partial<Inspected> = () => ({})): string[] {
  const files = fixtureFiles().map((file) => {
    if (!change || file.path !== `flows/${change.file}.yaml`) return file;
    if (!file.text.includes(change.from)) throw new Error(`${change.file} does not hold ${change.from}`);
    return { ...file, text: file.text.replace(change.from, change.to) };
  });
  const set = readFlows(files);
  if (Array.isArray(set)) throw new Error(JSON.stringify(set));
  const inspected: Inspected = {
    ...set,
    locales: locales(fixtureSource().texts),
    content: { ...content, contactIds: new Set(["police", "lawyer", "closed"]) },
    limits: [env.limits],
    instruments: instruments(),
    hear: (text) => heard[text] ?? { command: null, risk: "none" },
  };
  return inspectRevision({ ...inspected, ...part(inspected) }).map(
    ({ file, line, path, fault, warning }) => `${file}:${line} ${path}: ${warning ? "warning: " : ""}${fault}`,
  );
}

function instruments(): Inspected["instruments"] {
  const read = readInstruments(readYamlFiles("flows/instruments", "flows/instruments"));
  if (Array.isArray(read)) throw new Error(JSON.stringify(read));
  return read;
}

/** The texts as locale files: what the fixtures have not, as if it stood there. */
function locales(texts: Record<"ar" | "en", Record<string, string>>): Locales {
  const files = (["ar", "en"] as const).flatMap((language) => {
    const byFile = Map.groupBy(Object.entries(texts[language]), ([key]) => key.slice(0, key.indexOf(".")));
    return [...byFile].map(([name, entries]) => ({
      path: `locales/${language}/${name}.yaml`,
      text: entries
        .map(([key, text]) => `${JSON.stringify(key.slice(name.length + 1))}: ${JSON.stringify(text)}`)
        .join("\n"),
    }));
  });
  const read = readLocales(files);
  if (Array.isArray(read)) throw new Error(JSON.stringify(read));
  return read;
}

function withText(key: string, text: string): (inspected: Inspected) => Partial<Inspected> {
  const { texts } = fixtureSource();
  return () => ({ locales: locales({ ar: { ...texts.ar, [key]: text }, en: { ...texts.en, [key]: text } }) });
}

/** The made-up texts of the fixtures hold no params. */
const clean = (faults: string[]) => faults.filter((fault) => !fault.includes("the text has no such param"));

describe("inspectRevision", () => {
  it("finds the fixtures sound", () => {
    expect(clean(faultsOf(null))).toEqual([]);
  });

  it.each<[what: string, change: Change, fault: string]>([
    [
      "a node that does not exist",
      { file: "menu", from: "otherwise: grown", to: "otherwise: gorwn" },
      "flows/menu.yaml:41 nodes.judged.router.otherwise: there is no node gorwn; did you mean grown?",
    ],
    [
      "a start that does not exist",
      { file: "stop", from: "start: stopped", to: "start: stoped" },
      "flows/stop.yaml:2 start: there is no node stoped; did you mean stopped?",
    ],
    [
      "a flow that does not exist",
      { file: "unreadable", from: "flow: person}]", to: "flow: persn}]" },
      "flows/unreadable.yaml:15 nodes.person.actions[0].flow: there is no flow persn; did you mean person?",
    ],
    [
      "a role that no flow serves",
      { file: "helpline", from: "urgent: urgent", to: "urgent: urgant" },
      "flows/helpline.yaml:4 urgent: there is no flow urgant; did you mean urgent?",
    ],
    [
      "an instrument that does not exist",
      {
        file: "stop",
        from: "[{type: send, text: stop.done}",
        to: "[{type: send, text: stop.done}, {type: start_screening, instrument: ilo-adult-labor}",
      },
      "flows/stop.yaml:5 nodes.stopped.actions[1].instrument: there is no instrument ilo-adult-labor; did you mean ilo-adult-labour?",
    ],
    [
      "a question that no instrument asks",
      { file: "person", from: "save: when\n", to: "record: wen\n" },
      "flows/person.yaml:14 nodes.when.router.record: no instrument has a question wen; did you mean who?",
    ],
    [
      "an answer that a question does not have",
      { file: "person", from: "save: when\n", to: "record: debt_when\n" },
      "flows/person.yaml:16 nodes.when.router.branches[0].choice: debt_when has no answer morning; there is before, there, both, dont_know, skip",
    ],
    [
      "a contact that is not in the registry",
      { file: "urgent", from: "[police, lawyer, closed]", to: "[police, lawyers, closed]" },
      "flows/urgent.yaml:6 nodes.calm.actions[0].contacts: the registry has no lawyers; did you mean lawyer?",
    ],
    [
      "words above numbers that leave no place for them",
      { file: "urgent", from: "text: urgent.calm", to: "text: urgent.fine" },
      "flows/urgent.yaml:6 nodes.calm.actions[0].text: the text must end in {{contacts}}",
    ],
    [
      "a node that nothing leads to",
      { file: "menu", from: "go: young", to: "go: grown" },
      "flows/menu.yaml:42 nodes.young: nothing leads to this node",
    ],
    [
      "a flow that nothing enters",
      { file: "helpline", from: "feedback: feedback", to: "feedback: answer" },
      "flows/feedback.yaml:1 flow: nothing enters this flow",
    ],
    [
      "a circle without a wait",
      { file: "menu", from: "actions: [{type: send, text: menu.grown}]\n    go: ask", to: "go: judged" },
      "flows/menu.yaml:36 nodes.judged: a circle without a wait",
    ],
    [
      "flows that enter each other without a wait",
      { file: "stop", from: "{type: stop_contact}]", to: "{type: stop_contact}, {type: enter_flow, flow: stop}]" },
      "flows/stop.yaml:4 nodes.stopped: a circle without a wait",
    ],
    [
      "a menu that can end unasked",
      {
        file: "menu",
        from: "  ask:\n    actions: [{type: send, text: menu.ask}]",
        to: "  ask:\n    go: end\n  old:\n    actions: [{type: send, text: menu.ask}]",
      },
      "flows/menu.yaml:3 start: the menu can end without a wait, and then starts again for ever",
    ],
    [
      "a node without a way out",
      { file: "stop", from: "    go: end\n", to: "" },
      "flows/stop.yaml:4 nodes.stopped: no way out of this node: give it a router or `go`",
    ],
    [
      "a wait before conditions",
      { file: "menu", from: "  judged:\n", to: "  judged:\n    wait: {type: anything}\n" },
      "flows/menu.yaml:37 nodes.judged.wait: a condition router does not wait; wait in a node of its own",
    ],
    [
      "a choice without a wait",
      { file: "delete", from: "    wait: {type: choice}\n", to: "" },
      "flows/delete.yaml:6 nodes.ask.router: a choice router needs a wait",
    ],
    [
      "a choice without options",
      {
        file: "answer",
        from: "      branches:\n        - {choice: details, label: answer.details, go: long}\n        - {choice: numbers, label: answer.numbers, go: numbers}\n        - {choice: another, label: answer.another, go: end}",
        to: "      otherwise: long",
      },
      "flows/answer.yaml:9 nodes.short.router: a choice without options",
    ],
    [
      "a wait whose answers nobody routes",
      { file: "person", from: "otherwise: asked", to: "listed: asked" },
      "flows/person.yaml:12 nodes.when.router: anything may come: say in `otherwise` where it leads",
    ],
    [
      "a flow entered before other actions",
      {
        file: "menu",
        from: "[{type: enter_flow, flow: answer}]",
        to: "[{type: enter_flow, flow: answer}, {type: send, text: menu.ask}]",
      },
      "flows/menu.yaml:27 nodes.article.actions[0]: enter_flow must be the last action",
    ],
    [
      "a choice that stands twice",
      { file: "welcome", from: "choice: en", to: "choice: ar" },
      "flows/welcome.yaml:12 nodes.language.router.branches[1].choice: the choice ar stands here twice",
    ],
    [
      "branches that may all be hidden",
      { file: "menu", from: "label: menu.topics, go: ask", to: 'label: menu.topics, go: ask, when: language == "ar"' },
      "flows/menu.yaml:24 nodes.articles.router.branches: every branch has a condition, and none may hold: add one without",
    ],
    [
      "labels that read alike",
      { file: "welcome", from: "label: common.no", to: "label: common.yes" },
      "flows/welcome.yaml:26 nodes.consent.router.branches[1].label: the label of no reads like that of yes",
    ],
    [
      "a branch called like a topic",
      { file: "menu", from: "choice: safe", to: "choice: back" },
      "flows/menu.yaml:8 nodes.ask.wait.list: two options are called back",
    ],
    [
      "a text that is missing",
      { file: "stop", from: "text: stop.done", to: "text: stop.doen" },
      "flows/stop.yaml:5 nodes.stopped.actions[0].text: there is no text stop.doen; did you mean stop.done?",
    ],
    [
      "a text that no flow uses",
      { file: "stop", from: "text: stop.done", to: "text: delete.ask" },
      "locales/ar/stop.yaml:1 done: warning: no flow uses this text",
    ],
    [
      "a menu that holds people on an old revision",
      { file: "menu", from: "on_edit: move", to: "on_edit: finish" },
      "flows/menu.yaml:1 flow: everybody stands in the menu always: give it `on_edit: move`",
    ],
    [
      "a quick exit that shows at once what was left",
      {
        file: "quick_exit",
        from: "text: quick_exit.cover}]\n    go: away",
        to: "text: quick_exit.cover}]\n    go: end",
      },
      "flows/quick_exit.yaml:2 start: it must wait before it ends: else the question that was left comes up at once",
    ],
    [
      "an answer flow that does not know its entry",
      { file: "helpline", from: "answer: answer", to: "answer: stop" },
      "flows/stop.yaml:1 variables: declare `article`: it holds the entry that answers",
    ],
    [
      "a topic that leads to a flow which does not exist",
      { file: "helpline", from: "who_are_you: about", to: "who_are_you: abuot" },
      "flows/helpline.yaml:11 topics.who_are_you: there is no flow abuot; did you mean about?",
    ],
    [
      "a topic that leads to a flow which counts on how it is entered",
      { file: "helpline", from: "who_are_you: about", to: "who_are_you: answer" },
      "flows/helpline.yaml:11 topics.who_are_you: answer serves as answer, and counts on how it is entered: give the topic a flow of its own",
    ],
    [
      "a wish for a person that leads to none",
      { file: "helpline", from: "talk_to_human: person", to: "talk_to_human: about" },
      "flows/helpline.yaml:14 topics.talk_to_human: about never leads to person",
    ],
    [
      "a wish to stop that stops nothing",
      { file: "helpline", from: "greeting: about", to: "stop_unsubscribe: about" },
      "flows/helpline.yaml:12 topics.stop_unsubscribe: about never leads to stop",
    ],
    [
      "a question left without an answer and without a person",
      { file: "for_staff", from: "{type: enter_flow, flow: person}", to: "{type: send, text: about.who}" },
      "flows/helpline.yaml:15 topics.housing_shelter: for_staff never leads to person",
    ],
    [
      "a flow for other languages that is not told which",
      { file: "helpline", from: "other_language: other_language", to: "other_language: unreadable" },
      "flows/unreadable.yaml:4 variables: declare `foreign`: it holds the language",
    ],
    [
      "a flow for other languages that leads to no person",
      { file: "other_language", from: "{type: enter_flow, flow: person}", to: "{type: send, text: about.who}" },
      "flows/helpline.yaml:9 other_language: other_language never leads to person",
    ],
  ])("tells %s", (_what, change, fault) => {
    expect(faultsOf(change)).toContain(fault);
  });

  it("tells a message that fills the screen, in each language", () => {
    expect(clean(faultsOf(null, withText("stop.done", "x".repeat(301))))).toEqual([
      "locales/ar/stop.yaml:1 done: has 301 characters; 300 fit a small screen",
      "locales/en/stop.yaml:1 done: has 301 characters; 300 fit a small screen",
    ]);
  });

  it("tells a phone number in a text, in digits of any script", () => {
    expect(clean(faultsOf(null, withText("stop.done", "٠١٠ ٢٣٤")))).toContain(
      "locales/ar/stop.yaml:1 done: holds a phone number: name a contact of the registry instead",
    );
  });

  it("tells a label that no button can hold", () => {
    const label = "a label of many, many words";
    expect(faultsOf(null, withText("menu.topics", label))).toContain(
      `flows/menu.yaml:25 nodes.articles.router.branches[0].label: the label "${label}" has 27 characters; 24 fit a button`,
    );
  });

  it.each([
    ["Enough", "is heard as the command stop when typed"],
    ["Two of them", "is heard as the command number when typed"],
    ["He is at the door", "is heard as danger when typed"],
  ])("tells that the label %s %s", (label, fault) => {
    expect(faultsOf(null, withText("menu.age", label))).toContain(
      `flows/menu.yaml:15 nodes.ask.router.branches[1].label: the label "${label}" ${fault}`,
    );
  });

  it("tells a row of a list that is heard as a command", () => {
    const row = { id: "row", label: { ar: "كفاية", en: "Enough" }, articles: [] };
    expect(faultsOf(null, ({ content }) => ({ content: { ...content, topics: [row] } }))).toContain(
      'flows/menu.yaml:8 nodes.ask.wait.list: the label "Enough" is heard as the command stop when typed',
    );
  });

  it("tells params that are not given", () => {
    expect(faultsOf(null, withText("stop.done", "{{name}}"))).toContain(
      "flows/stop.yaml:5 nodes.stopped.actions[0]: {{name}} is not given",
    );
  });

  it("tells more choices than a channel shows", () => {
    const narrow = () => ({ limits: [{ ...env.limits, choices: 2 }] });
    expect(faultsOf(null, narrow)).toContain(
      "flows/menu.yaml:13 nodes.ask.router.branches: a channel shows 2 choices only",
    );
  });

  it("tells a list that is cut on a channel", () => {
    const narrow = () => ({ limits: [{ ...env.limits, choices: 4 }] });
    expect(faultsOf(null, narrow)).toContain(
      "flows/menu.yaml:8 nodes.ask.wait: 2 topics and 3 branches: a channel shows 4",
    );
  });
});
