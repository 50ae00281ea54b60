import { describe, expect, it } from "vitest";
import { testTriage } from "../testing/ctx.ts";
import { SIGNALS } from "./reading.ts";
import { dueAt, urgencyOfReading, urgencyOfReason } from "./triage.ts";

const triage = testTriage();

describe("urgencyOfReading", () => {
  it("puts whatever is urgent first", () => {
    const urgent = SIGNALS.map((kind) => urgencyOfReading(triage, { risk: "urgent", signals: [{ kind, span: "" }] }));
    expect(urgent.map((it) => it?.priority)).toEqual(SIGNALS.map(() => 1));
  });

  it("takes the gravest of several signs", () => {
    const signals = (["medical", "gbv"] as const).map((kind) => ({ kind, span: "" }));
    expect(urgencyOfReading(triage, { risk: "concern", signals })).toEqual({ priority: 2, team: "women" });
  });

  it("puts a complaint about staff of help first even in doubt", () => {
    const signals = [{ kind: "psea", span: "" } as const];
    expect(urgencyOfReading(triage, { risk: "concern", signals })).toEqual({ priority: 1, team: "psea" });
  });

  it("finds nothing in what holds no danger", () => {
    expect(urgencyOfReading(triage, { risk: "none", signals: [] })).toBeNull();
  });
});

it("an unknown reason is answered in its turn", () => {
  expect(urgencyOfReason(triage, "no_such_reason")).toEqual({ priority: 4, team: "general" });
});

it("a wait is counted from its beginning", () => {
  expect(dueAt(triage, 1, 1_000)).toBe(1_000 + 60 * 60_000);
});
