import { expect, it } from "vitest";
import { signsAlike } from "./signs-alike.ts";

const KINDS = ["gbv", "child", "medical"];
const alike = (...conditions: string[]) => Object.fromEntries(signsAlike(KINDS, conditions));

it("takes signs for one that stand in one row everywhere", () => {
  expect(alike("consents.store && (signals.gbv || signals.child)", "signals.child || signals.gbv")).toEqual({
    gbv: "gbv",
    child: "gbv",
    medical: "medical",
  });
});

it("tells signs apart that one condition tells apart", () => {
  expect(alike("signals.gbv || signals.child", "signals.child")).toMatchObject({ gbv: "gbv", child: "child" });
});

it("tells signs apart between which there is no or", () => {
  expect(alike("signals.gbv && !signals.child")).toMatchObject({ gbv: "gbv", child: "child" });
});
