import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { SourceFile } from "../read.ts";
import { compileRevision } from "../revision.ts";
import { env, setOf, textsOf } from "../testing/helpline.ts";
import { fixtureFiles, readYamlFiles } from "../testing/read-fixtures.ts";
import { realWorld } from "../testing/real-world.ts";
import { heardOnce } from "./heard-once.ts";
import { proveSafe } from "./prove.ts";
import { tooManyPlaces } from "./walk.ts";

const real = realWorld();
const understand = heardOnce((text) => real.understand({ kind: "text", text }, { language: null }));

const at = (folder: string) => readYamlFiles(new URL(`./fixtures/${folder}/`, import.meta.url), "flows");
const over = (under: readonly SourceFile[], files: readonly SourceFile[]) => [
  ...under.filter(({ path }) => files.every((file) => file.path !== path)),
  ...files,
];
const GOOD = over(fixtureFiles(), at("good"));

function prove(files: readonly SourceFile[], places?: number) {
  const { flows, helpline, sources } = setOf(files);
  const revision = compileRevision({ flows, helpline, texts: textsOf(flows) }, "proved");
  return proveSafe({ revision, env, understand }, sources, places);
}

describe("the proof of good flows", () => {
  it("finds nothing in the small helpline of the fixtures", () => {
    expect(prove(GOOD).problems).toEqual([]);
  });

  it("says so when there is more than it can look at", () => {
    expect(prove(GOOD, 20).problems.at(-1)?.fault).toBe(tooManyPlaces(20));
  });
});

/** What breaks each rule, where it is told, and how many turns the shortest dialogue takes. */
const BAD: Readonly<Record<string, { where: string; fault: string; turns: number }>> = {
  asked_twice: {
    where: "flows/person.yaml:10 nodes.about",
    fault: "who waits for a person already asks for one again",
    turns: 5,
  },
  breaks: { where: "flows/about.yaml:5 nodes.who", fault: "goes wrong here: 100 nodes without a wait", turns: 2 },
  danger: { where: "flows/urgent.yaml:5 nodes.calm", fault: "danger does not reach a person from here", turns: 1 },
  dead_end: { where: "flows/about.yaml:5 nodes.who", fault: "a choice is asked for here, and none is shown", turns: 2 },
  enough: {
    where: "flows/screening.yaml:29 nodes.papers",
    fault: "the stop is not for good: record that consent to such questions is withdrawn",
    turns: 4,
  },
  menu: { where: "flows/person.yaml:17 nodes.in_queue", fault: '"menu" does not lead to the menu from here', turns: 3 },
  person: {
    where: "flows/welcome.yaml:5 nodes.language",
    fault: "asking for a person does not lead to one from here",
    turns: 1,
  },
  quick_exit: {
    where: "flows/quick_exit.yaml:5 nodes.good_time",
    fault: "a quick exit says quick_exit.good_time besides its cover from here",
    turns: 1,
  },
  sensitive: {
    where: "flows/screening.yaml:29 nodes.papers",
    fault: 'a sensitive question comes before "is it safe to talk?"',
    turns: 3,
  },
  silence: {
    where: "flows/screening.yaml:40 nodes.pay",
    fault: "a message goes out into a silence, and sensitive questions are asked here",
    turns: 5,
  },
  stop: { where: "flows/stop.yaml:5 nodes.sure", fault: '"stop" does not stop messages from here', turns: 1 },
};

describe("a bad flow fails with the shortest dialogue that shows it", () => {
  const rules = readdirSync(new URL("./fixtures/bad/", import.meta.url)).sort();

  it("there is one for every rule", () => {
    expect(rules).toEqual(Object.keys(BAD));
  });

  it.each(rules)("%s", (rule) => {
    const { problems } = prove(over(GOOD, at(`bad/${rule}`)));
    expect([...new Set(problems.map(({ rule }) => rule))]).toEqual([rule]);
    const [first] = problems;
    expect(first?.fault).toContain(BAD[rule]?.fault);
    expect(`${first?.file}:${first?.line} ${first?.path}`).toBe(BAD[rule]?.where);
    expect(first?.fault.match(/^- (?!us:)/gm)).toHaveLength(BAD[rule]?.turns ?? 0);
  });
});
