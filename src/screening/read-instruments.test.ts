import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { findingsOf } from "./findings.ts";
import { judge } from "./judge.ts";
import { readInstruments } from "./read-instruments.ts";
import { instrumentFiles, realInstrument } from "./testing/real-instruments.ts";

const FILES = instrumentFiles();
const ADULT = "flows/instruments/ilo-adult-labour.yaml";
const QUESTIONS = "flows/instruments/questions.yaml";

/** What is told when one place of one file is written otherwise, with the line's own text. */
function faults(path: string, before: string, after: string): string[] {
  const files = FILES.map((file) => (file.path === path ? { ...file, text: file.text.replace(before, after) } : file));
  const text = files.find((file) => file.path === path)!.text;
  expect(text).not.toBe(FILES.find((file) => file.path === path)!.text);
  const problems = readInstruments(files);
  if (!Array.isArray(problems)) return [];
  return problems.map((problem) => {
    expect(problem.file).toBe(path);
    return `${text.split("\n")[problem.line - 1]?.trim()} | ${problem.path}: ${problem.fault}`;
  });
}

test("what stands in the repository is sound", () => {
  const instruments = readInstruments(FILES);
  expect(Array.isArray(instruments) ? instruments : [...instruments.keys()]).toEqual([
    "ilo-adult-labour",
    "ilo-child-labour",
  ]);
});

test("each names its source, and what is to be settled before launch", () => {
  for (const id of ["ilo-adult-labour", "ilo-child-labour"]) {
    const { source, doubts } = realInstrument(id);
    expect(source.attribution).toContain("International Labour Organization");
    expect(doubts.join(" ")).toMatch(/Before launch.*Violence on victims/);
  }
});

describe("a fault of an instrument is told with its line", () => {
  test.each([
    [
      "a weight that is none",
      "weight: strong",
      "weight: huge",
      "weight: huge | dimensions[0].indicators[0].weight: should be one of strong, medium, weak",
    ],
    ["one id twice", "- id: DR2", "- id: DR1", "- id: DR1 | dimensions[0].indicators[1].id: DR1 stands here twice"],
    [
      "a row that names no indicator",
      "indicators: [CR1, ",
      "indicators: [CR99, ",
      "- {indicators: [CR99, CD1, CD2, CD3, CD4]} | results[2].when[1].indicators[0]: there is no indicator CR99",
    ],
    [
      "a row that names no dimension",
      "{all: [D4, D5], any",
      "{all: [D4, D7], any",
      "- {all: [D4, D7], any: [D1, D2, D3]} | results[0].when[0].all[1]: there is no dimension D7",
    ],
    [
      "answers to a question that is not declared",
      "{documents: ",
      "{document: ",
      'yes_if: {document: "yes", documents_when: [before, both]} | dimensions[1].indicators[4].yes_if.document: there is no question document',
    ],
    [
      "an answer that the question does not have",
      "{deceived_about: wages}",
      "{deceived_about: salary}",
      "yes_if: {deceived_about: salary} | dimensions[0].indicators[1].yes_if.deceived_about: deceived_about has no answer salary; it has wages, conditions, contract, housing, papers, trip",
    ],
    [
      "an answer that says nothing",
      'yes_if: {deceived: "yes"}',
      "yes_if: {deceived: skip}",
      "yes_if: {deceived: skip} | dimensions[0].indicators[0].yes_if.deceived: deceived has no answer skip; it has yes, no",
    ],
    [
      "a threshold that is not set",
      "more_than: hours_a_day",
      "more_than: hours",
      "yes_if: {hours: {more_than: hours}} | dimensions[3].indicators[0].yes_if.hours: there is no hours under thresholds",
    ],
    [
      "a number wanted of words",
      "yes_if: {hours: ",
      "yes_if: {country: ",
      "yes_if: {country: {more_than: hours_a_day}} | dimensions[3].indicators[0].yes_if.country: country is not answered by a number",
    ],
    [
      "free text that should decide",
      'yes_if: {deceived: "yes"}',
      "yes_if: {country: Libya}",
      "yes_if: {country: Libya} | dimensions[0].indicators[0].yes_if.country: country has no answer Libya; free text decides nothing",
    ],
    [
      "a missing language",
      ", en: Indications of trafficking}",
      "}",
      'label: {ar: "مؤشرات على الاتجار"} | results[1].label.en: is missing',
    ],
    [
      "English where Arabic should be",
      'ar: "مؤشرات على الاتجار"',
      "ar: Indications",
      "label: {ar: Indications, en: Indications of trafficking} | results[1].label.ar: write it in Arabic",
    ],
    [
      "a field that is not there",
      "    priority: 3\n    when",
      "    prioritty: 3\n    when",
      "- result: C | results[3].priority: is missing",
    ],
    [
      "a priority that is none",
      "    priority: 3\n    when",
      "    priority: 5\n    when",
      "priority: 5 | results[3].priority: should be one of 1, 2, 3, 4",
    ],
    [
      "a row that is raised to no more than it is",
      "raise: [{to: 2, facts: [travel_near]}]",
      "raise: [{to: 3, facts: [travel_near]}]",
      "raise: [{to: 3, facts: [travel_near]}] | results[4].raise[0].to: must be below 3",
    ],
    [
      "a fact that is none",
      "facts: [travel_near]",
      "facts: [travels]",
      "raise: [{to: 2, facts: [travels]}] | results[4].raise[0].facts[0]: should be one of still_in_it, travel_near, under_18, child_unsafe, child_hurt_now, child_alone, sexual_exploitation, organs, begging_or_marriage",
    ],
    [
      "no last row",
      "when: otherwise",
      "when: [{none: [D4]}]",
      "results: | results: exactly one row, the last, has `when: otherwise`",
    ],
    ["a row twice", "result: B", "result: A", "- result: A | results[1].result: A stands here twice"],
    [
      "a condition of nothing",
      "{all: [D4], none: [D1, D2, D3, D5, D6]}",
      "{}",
      "- {} | results[3].when[0]: name what must hold",
    ],
    [
      "a question that it does not declare",
      "asks: [age, ",
      "asks: [ages, ",
      /^asks: \[ages.* \| asks\[0\]: there is no question ages$/,
    ],
    [
      "a follow-up before what it follows",
      "debt, debt_when,",
      "debt_when, debt,",
      /asks\[7\]: debt_when follows debt: ask that before$/,
    ],
    [
      "another name than its file's",
      "instrument: ilo-adult-labour",
      "instrument: ilo-adults",
      "instrument: ilo-adults | instrument: the file must be named ilo-adults.yaml",
    ],
    ["broken YAML", "positive:\n", "positive: [\n", /\| : /],
  ])("%s", (_, before, after, expected) => {
    const told = faults(ADULT, before, after);
    expect(told).toContainEqual(typeof expected === "string" ? expected : expect.stringMatching(expected));
  });

  test("a dimension that an indicator's question is not asked for", () => {
    expect(faults(ADULT, "day_off, conditions,", "conditions,")).toEqual([
      'for_officer_if: {day_off: "no"} | dimensions[3].indicators[0].for_officer_if.day_off: there is no question day_off',
    ]);
  });
});

describe("a fault of the questions is told with its line", () => {
  test.each([
    [
      "a type that is none",
      "type: many",
      "type: any",
      /type: any \| .*should be one of yes_no, one, many, when, number, text/,
    ],
    [
      "a follow-up of what stands below",
      "follows: {where_now: not_yet}",
      "follows: {hurt: no}",
      /there is no question hurt$/,
    ],
    ["one id twice", "- id: child_safe", "- id: age", /- id: age \| questions\[1\].id: age stands here twice/],
    ["a choice of nothing", "type: text", "type: one", /answers: is missing/],
    ["an answer that every question has", "      days: ", "      skip: ", /every question has this answer/],
    [
      "answers to yes or no",
      "  - id: country\n    type: text",
      "  - id: country\n    type: text\n    answers: {a: {ar: أ, en: a}}",
      /the type text has no answers of its own/,
    ],
    [
      "a fact by an answer that is not there",
      "{child_with: alone}",
      "{child_with: nobody}",
      /child_with has no answer nobody/,
    ],
    [
      "a time by a question that is not there",
      "before: {where_now: not_yet}",
      "before: {where: not_yet}",
      /times.before.where: there is no question where/,
    ],
  ])("%s", (_, before, after, expected) => {
    expect(faults(QUESTIONS, before, after)).toContainEqual(expect.stringMatching(expected));
  });

  test("that they are missing", () => {
    expect(readInstruments(FILES.filter(({ path }) => path !== QUESTIONS))).toEqual([
      { file: QUESTIONS, line: 1, path: "", fault: "this file is missing" },
    ]);
  });
});

describe("another instrument is another file", () => {
  const other = (id: string) => {
    const path = `src/screening/fixtures/${id}.yaml`;
    return realInstrument(id, [...FILES, { path, text: readFileSync(path, "utf8") }]);
  };
  const resultOf = (id: string, ...yes: string[]) =>
    judge(other(id), Object.fromEntries(yes.map((indicator) => [indicator, "yes" as const])), new Set()).result;

  test("in which any one yes is enough", () => {
    expect([resultOf("raft-like"), resultOf("raft-like", "RA3")]).toEqual(["none", "B"]);
  });

  test("in which a number of them is", () => {
    expect([resultOf("tvit-like", "TV1", "TV5"), resultOf("tvit-like", "TV1", "TV2", "TV5")]).toEqual(["none", "B"]);
  });

  test("with questions of its own beside those of all", () => {
    const answers = [
      { question: "pay_kept", answer: "yes", at: 1 },
      { question: "free_to_move", answer: "no", at: 2 },
    ];
    const yes = findingsOf(other("tvit-like"), answers, []).filter(({ value }) => value === "yes");
    expect(yes.map(({ indicator }) => indicator)).toEqual(["TV1", "TV5"]);
  });
});
