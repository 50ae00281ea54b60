import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { isOpen, nextContact, nextOpening, type OpeningHours } from "./hours.ts";

const NINE_TO_FIVE = { from: 9 * 60, to: 17 * 60 };
const cairo = (
  shifts: Partial<Record<number, OpeningHours["week"][number]>>,
  daysOff: string[] = [],
): OpeningHours => ({
  timeZone: "Africa/Cairo",
  week: [0, 1, 2, 3, 4, 5, 6].map((day) => shifts[day] ?? []),
  daysOff,
  contactTimes: { morning: { from: 8 * 60, to: 12 * 60 }, evening: { from: 18 * 60, to: 22 * 60 } },
});
/** Sunday to Thursday, as the line works. */
const WEEK = cairo({ 0: [NINE_TO_FIVE], 1: [NINE_TO_FIVE], 2: [NINE_TO_FIVE], 3: [NINE_TO_FIVE], 4: [NINE_TO_FIVE] });
const MORNING = { from: 9 * 60, to: 12 * 60 };
const EVENING = { from: 18 * 60, to: 24 * 60 };
const SPLIT = cairo({ 0: [MORNING, EVENING], 1: [EVENING, MORNING] });

/** What the clocks in Cairo show. */
const shown = new Intl.DateTimeFormat("en-GB", { timeZone: "Africa/Cairo", dateStyle: "short", timeStyle: "short" });
const inCairo = (moment: number | null) => (moment === null ? null : shown.format(moment));
/** In winter Cairo is two hours ahead of UTC, in summer three. */
const at = (text: string) => Date.parse(text);

describe("the line is open", () => {
  test.each([
    ["from the first minute of a shift", WEEK, "2026-11-23T09:00+02:00", true],
    ["until its last", WEEK, "2026-11-23T16:59+02:00", true],
    ["not when it has ended", WEEK, "2026-11-23T17:00+02:00", false],
    ["not before it begins", WEEK, "2026-11-23T08:59+02:00", false],
    ["not at the weekend", WEEK, "2026-11-27T12:00+02:00", false],
    ["by summer time in summer", WEEK, "2026-07-20T09:00+03:00", true],
    ["not between two shifts of a day", SPLIT, "2026-11-22T15:00+02:00", false],
    ["in the second shift of a day", SPLIT, "2026-11-22T18:00+02:00", true],
    ["until midnight where a shift ends at 24:00", SPLIT, "2026-11-22T23:59+02:00", true],
    ["not on a day off", { ...WEEK, daysOff: ["2026-11-23"] }, "2026-11-23T12:00+02:00", false],
  ])("%s", (_, hours, now, open) => {
    expect(isOpen(hours, at(now))).toBe(open);
  });
});

describe("the next opening", () => {
  test.each([
    ["is today's, before the shift", WEEK, "2026-11-23T07:30+02:00", "23/11/2026, 09:00"],
    ["is tomorrow's, after it", WEEK, "2026-11-23T17:00+02:00", "24/11/2026, 09:00"],
    ["is Sunday's, over the weekend", WEEK, "2026-11-26T17:30+02:00", "29/11/2026, 09:00"],
    ["is the second shift's, between two", SPLIT, "2026-11-22T12:00+02:00", "22/11/2026, 18:00"],
    ["is the earlier shift's, in whatever order they stand", SPLIT, "2026-11-23T01:00+02:00", "23/11/2026, 09:00"],
    ["is after a day off", { ...WEEK, daysOff: ["2026-11-24"] }, "2026-11-23T18:00+02:00", "25/11/2026, 09:00"],
    ["is after a change to summer time", WEEK, "2026-04-23T18:00+02:00", "26/04/2026, 09:00"],
    ["is after a change to winter time", WEEK, "2026-10-29T18:00+03:00", "01/11/2026, 09:00"],
    [
      "is on the day that a late evening's 24 hours would skip",
      cairo({ 5: [NINE_TO_FIVE] }),
      "2026-04-23T23:30+02:00",
      "24/04/2026, 09:00",
    ],
    [
      "comes an hour later where the clocks skip its hour",
      cairo({ 5: [{ from: 30, to: 600 }] }),
      "2026-04-23T12:00+02:00",
      "24/04/2026, 01:30",
    ],
    [
      "is next week's, where this week's day is off",
      cairo({ 1: [NINE_TO_FIVE] }, ["2026-11-23"]),
      "2026-11-22T12:00+02:00",
      "30/11/2026, 09:00",
    ],
    ["is unknown where none comes in two weeks", cairo({}), "2026-11-22T12:00+02:00", null],
  ])("%s", (_, hours, now, opening) => {
    expect(inCairo(nextOpening(hours, at(now)))).toBe(opening);
  });

  it("is never now or before, and the line is open then", () => {
    const moments = fc.date({ min: new Date("2026-01-01"), max: new Date("2027-12-31"), noInvalidDate: true });
    fc.assert(
      fc.property(moments, fc.constantFrom(WEEK, SPLIT), (moment, hours) => {
        const opening = nextOpening(hours, moment.getTime()) as number;
        expect(opening).toBeGreaterThan(moment.getTime());
        expect(isOpen(hours, opening)).toBe(true);
        expect(isOpen(hours, opening - 60_000)).toBe(false);
      }),
    );
  });
});

describe("a person may be written to first", () => {
  test.each([
    ["at once where they named no time", null, "2026-11-23T03:00+02:00", "23/11/2026, 03:00"],
    ["at any time where they said so", "any_time", "2026-11-23T03:00+02:00", "23/11/2026, 03:00"],
    ["never where they write first", "when_i_write", "2026-11-23T10:00+02:00", null],
    ["at once within their time", "morning", "2026-11-23T08:00+02:00", "23/11/2026, 08:00"],
    ["later on the same day", "evening", "2026-11-23T12:00+02:00", "23/11/2026, 18:00"],
    ["on the next day when their time is over", "morning", "2026-11-23T12:00+02:00", "24/11/2026, 08:00"],
    ["by their clocks, also over a change of the clocks", "morning", "2026-04-23T23:00+02:00", "24/04/2026, 08:00"],
  ] as const)("%s", (_, time, now, then) => {
    expect(inCairo(nextContact(WEEK, time, at(now)))).toBe(then);
  });
});
