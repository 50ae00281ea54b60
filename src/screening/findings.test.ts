import { describe, expect, test } from "vitest";
import { explain } from "./explain.ts";
import { factsOf, findingsOf, type GivenAnswer } from "./findings.ts";
import { indicatorsOf } from "./instrument.ts";
import { instrumentFiles, realInstrument } from "./testing/real-instruments.ts";

const ADULT = realInstrument("ilo-adult-labour");
const CHILD = realInstrument("ilo-child-labour");

/** `debt: yes, debt_when: before`, in the order of time. */
const given = (text: string): GivenAnswer[] =>
  text
    .split(", ")
    .filter(Boolean)
    .map((pair, at) => {
      const [question = "", answer = ""] = pair.split(": ");
      return { question, answer, at };
    });
const found = (text: string, indicator: string, instrument = ADULT) => {
  const finding = findingsOf(instrument, given(text), []).find((one) => one.indicator === indicator)!;
  return `${finding.machine} ${finding.why}`;
};

describe("what a person said makes an indicator", () => {
  test.each([
    ["", "DR1", "unknown not_asked"],
    ["deceived: yes", "DR1", "yes answered"],
    ["deceived: no", "DR1", "no answered"],
    ["deceived: skip", "DR1", "unknown skipped"],
    ["deceived: dont_know", "DR1", "unknown not_known"],
    ["deceived: something we do not understand", "DR1", "unknown not_known"],
    ["deceived: yes", "DR8", "unknown not_asked"],

    ["deceived: yes, deceived_about: wages", "DR2", "yes answered"],
    ["deceived: yes, deceived_about: wages, deceived_about: trip", "DR2", "yes answered"],
    ["deceived: yes, deceived_about: wages trip", "DR7", "yes answered"],
    ["deceived: yes, deceived_about: wages", "DR3", "unknown not_named"],
    ["deceived: yes, deceived_about: skip", "DR3", "unknown skipped"],
    ["deceived: yes", "DR3", "unknown not_asked"],
    ["deceived: skip", "DR3", "unknown skipped"],
    ["deceived: no", "DR3", "no answered"],

    ["documents: yes, documents_when: before", "CR5", "yes answered"],
    ["documents: yes, documents_when: before", "CD1", "no answered"],
    ["documents: yes, documents_when: there", "CR5", "no answered"],
    ["documents: yes, documents_when: both", "CD1", "yes answered"],
    ["documents: yes", "CD1", "unknown time_not_told"],
    ["documents: yes, documents_when: skip", "CR5", "unknown time_not_told"],
    ["documents: yes, documents_when: dont_know", "CR5", "unknown time_not_told"],
    ["documents: no", "CD1", "no answered"],

    ["debt: yes, debt_when: there", "CD2", "yes answered"],
    ["free_to_move: no, free_when: both", "CR6", "yes answered"],
    ["free_to_move: yes", "CD3", "unknown not_asked"],
    ["free_to_move: yes, hurt: no", "CD3", "no answered"],
    ["free_to_move: yes, hurt: skip", "CD3", "unknown skipped"],
    ["free_to_move: yes, hurt: yes, hurt_how: locked_up, hurt_when: there", "CD3", "yes answered"],
    ["hurt: yes, hurt_how: locked_up, hurt_when: there", "CR6", "unknown not_asked"],
    ["hurt: yes, hurt_how: locked_up, hurt_when: there", "CD4", "unknown not_named"],
    ["hurt: yes, hurt_how: locked_up, hurt_when: there", "CR1", "unknown not_named"],
    ["hurt: yes, hurt_how: hit, hurt_when: there", "CD4", "yes answered"],
    ["hurt: yes, hurt_how: hit, hurt_when: there", "CR1", "no answered"],

    ["threatened: yes, threatened_with: hurt_me, threatened_when: before", "CR2", "yes answered"],
    ["threatened: yes, threatened_with: hurt_family, threatened_when: there", "CD13", "yes answered"],
    ["threatened: yes, threatened_with: report_me, threatened_when: both", "CR7", "yes answered"],
    ["threatened: yes, threatened_with: tell_people, threatened_when: both", "CD15", "yes answered"],
    ["threatened: yes, threatened_with: hurt_me", "CR2", "unknown time_not_told"],

    ["paid: no, paid_how: held_so_i_stay", "CD14", "yes answered"],
    ["paid: no, paid_how: held_so_i_stay", "EX2", "unknown not_named"],
    ["paid: yes", "EX2", "no answered"],
    ["conditions: yes, conditions_what: dangerous", "EX6", "yes answered"],
    ["made_to: yes, made_to_what: lie", "CD10", "yes answered"],
    ["dependent: yes, dependent_on: permit", "AD5", "yes answered"],
    ["agreed: yes, agreed_why: false_law", "AV8", "yes answered"],
  ])("%s → %s is %s", (answers, indicator, expected) => {
    expect(found(answers, indicator)).toBe(expected);
  });
});

describe("who has not travelled yet", () => {
  test.each([
    ["where_now: not_yet, debt: yes", "CR4", "yes answered"],
    ["where_now: not_yet, debt: yes", "CD2", "no answered"],
    ["where_now: not_yet, debt: yes, debt_when: skip", "CR4", "yes answered"],
    ["where_now: not_yet, debt: yes, debt_when: there", "CR4", "no answered"],
    ["where_now: left, debt: yes", "CR4", "unknown time_not_told"],
    ["where_now: not_yet, debt: skip", "CR4", "unknown skipped"],
    ["where_now: not_yet", "CR4", "unknown not_asked"],
  ])("means the time before: %s → %s is %s", (answers, indicator, expected) => {
    expect(found(answers, indicator)).toBe(expected);
  });
});

describe("excessive hours", () => {
  const twelve = realInstrument(
    "ilo-adult-labour",
    instrumentFiles().map((file) => ({ ...file, text: file.text.replace("hours_a_day: null", "hours_a_day: 12") })),
  );

  test.each([
    ["hours: 16, day_off: no", "unknown for_officer"],
    ["hours: 8, day_off: yes", "unknown for_officer"],
    ["day_off: no", "unknown for_officer"],
    ["day_off: yes", "unknown not_asked"],
    ["hours: skip", "unknown skipped"],
  ])("are the officer's to decide where the programme sets no threshold: %s is %s", (answers, expected) => {
    expect(found(answers, "EX1")).toBe(expected);
  });

  test("show the officer what was said", () => {
    const finding = findingsOf(ADULT, given("hours: 16, day_off: no"), []).find(({ indicator }) => indicator === "EX1");
    expect(finding?.answers.map(({ answer }) => answer)).toEqual(["16", "no"]);
  });

  test.each([
    ["hours: 13", "yes answered"],
    ["hours: ١٦", "yes answered"],
    ["hours: 12, day_off: yes", "no answered"],
    ["hours: 12, day_off: no", "unknown for_officer"],
    ["hours: 12", "unknown not_asked"],
    ["hours: a lot", "unknown not_known"],
  ])("are decided by a threshold of 12: %s is %s", (answers, expected) => {
    expect(found(answers, "EX1", twelve)).toBe(expected);
  });
});

test("the latest answer holds, and the earlier one stays to be seen", () => {
  const [dr1] = findingsOf(ADULT, given("deceived: yes, deceived: no"), []);
  expect(dr1).toMatchObject({ machine: "no", answers: [{ answer: "yes" }, { answer: "no" }] });
  expect(findingsOf(ADULT, given("deceived: yes, deceived: no").reverse(), [])[0]?.machine).toBe("no");
});

test("words that are no answer take none back, and stay to be seen", () => {
  const [dr1] = findingsOf(ADULT, given("deceived: yes, deceived: "), []);
  expect(dr1).toMatchObject({ machine: "yes", answers: [{ answer: "yes" }, { answer: "" }] });
  expect(found("deceived: ", "DR1")).toBe("unknown not_known");
  expect(found("hours: 16, hours: a lot", "EX1")).toBe("unknown for_officer");
});

test("a skip after what was named of many takes nothing back", () => {
  const answers = given("deceived: yes, deceived_about: wages, deceived_about: skip");
  expect(explain(ADULT, answers, [], new Set()).skipped).toEqual([]);
  expect(found("deceived: yes, deceived_about: wages, deceived_about: skip", "DR2")).toBe("yes answered");
});

test("what was named under a yes that was taken back counts no more", () => {
  expect(found("deceived: yes, deceived_about: wages, deceived: no", "DR2")).toBe("no answered");
});

test("words that a person typed stay with the answer that they gave", () => {
  const answers = [{ question: "documents", answer: "yes", at: 1, words: "خدوا الباسبور", messageId: "m1" }];
  expect(findingsOf(ADULT, answers, []).find(({ indicator }) => indicator === "CD1")?.answers).toEqual(answers);
});

test("without answers nothing is no, whatever the instrument", () => {
  for (const instrument of [ADULT, CHILD]) {
    const findings = findingsOf(instrument, [], []);
    expect(findings.map(({ indicator }) => indicator)).toEqual(indicatorsOf(instrument).map(({ id }) => id));
    expect(new Set(findings.map(({ value, why }) => `${value} ${why}`))).toEqual(new Set(["unknown not_asked"]));
  }
});

test.each(["skip", "dont_know", "not_said", ""])("%j to every question is never no", (answer) => {
  const answers = ADULT.questions.map(({ id }) => ({ question: id, answer, at: 1 }));
  expect(new Set(findingsOf(ADULT, answers, []).map(({ value }) => value))).toEqual(new Set(["unknown"]));
});

test("every answer that a question offers bears on an indicator or a fact, or is there to be read", () => {
  const clauses = indicatorsOf(ADULT).flatMap(({ yesIf }) => yesIf);
  const used = (question: string, answer: string) =>
    clauses.some((clause) => Array.isArray(clause[question]) && (clause[question] as string[]).includes(answer));
  const unused = ADULT.questions
    .filter(({ type }) => type === "many")
    .flatMap(({ id, answers }) => Object.keys(answers).map((answer) => [id, answer] as const))
    .filter(([id, answer]) => answer !== "skip" && answer !== "dont_know" && !used(id, answer));
  expect(unused).toEqual([]);
});

describe("facts", () => {
  test.each([
    ["where_now: still_there", ["still_in_it"]],
    ["where_now: left", []],
    ["where_now: not_yet, travel_when: weeks", ["travel_near"]],
    ["where_now: not_yet, travel_when: later", []],
    ["where_now: left, travel_when: days", []],
    ["age: under_18", ["under_18"]],
    ["age: not_said", []],
    ["child_safe: no, child_hurt_now: yes, child_with: alone", ["child_unsafe", "child_hurt_now", "child_alone"]],
    ["child_safe: skip, child_hurt_now: dont_know, child_with: family", []],
  ])("of %s are %j", (answers, facts) => {
    expect([...factsOf(CHILD, given(answers))]).toEqual(facts);
  });
});

describe("explain", () => {
  const answers = given("where_now: still_there, documents: yes, documents_when: there, deceived: skip, paid: no");
  const change = { indicator: "CD1", value: "no" as const, reason: "given back", officer: "o1", at: 9 };

  test("tells what the answers alone come to, and the facts that they give", () => {
    const { machine, officer } = explain(ADULT, answers, [], new Set());
    expect(machine).toMatchObject({ result: "E", priority: 1 });
    expect(officer).toBeNull();
  });

  test("judges again with what an officer changed, and keeps both", () => {
    const { machine, officer, findings } = explain(ADULT, answers, [change], new Set());
    expect([machine.result, officer?.result]).toEqual(["E", "none"]);
    expect(findings.find(({ indicator }) => indicator === "CD1")).toMatchObject({
      machine: "yes",
      why: "answered",
      change,
      value: "no",
    });
  });

  test("takes the latest change of an indicator", () => {
    const back = { ...change, value: "yes" as const, at: 10 };
    expect(explain(ADULT, answers, [back, change], new Set()).officer?.result).toBe("E");
  });

  test("lets an officer set what was never asked", () => {
    const heard = { ...change, indicator: "CD8", value: "yes" as const };
    expect(explain(ADULT, [], [heard], new Set()).officer?.dimensions.D5).toMatchObject({ medium: 1 });
  });

  test("counts facts from signals and officers", () => {
    expect(explain(ADULT, [], [], new Set(["organs"])).machine.result).toBe("E");
  });

  test("lists what was not asked and what was skipped, follow-ups only where they were due", () => {
    const { notAsked, skipped } = explain(ADULT, answers, [], new Set());
    expect(skipped).toEqual(["deceived"]);
    expect(notAsked).toContain("paid_how");
    expect(notAsked).toContain("hurt");
    for (const question of ["hurt_how", "deceived_about", "documents_when", "travel_when", "child_safe"])
      expect(notAsked).not.toContain(question);
  });

  test("does not miss a time that is told by where they are", () => {
    expect(explain(ADULT, given("where_now: not_yet, debt: yes"), [], new Set()).notAsked).not.toContain("debt_when");
    expect(explain(ADULT, given("where_now: left, debt: yes"), [], new Set()).notAsked).toContain("debt_when");
  });
});
