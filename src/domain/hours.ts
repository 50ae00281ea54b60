import type { ContactTime } from "./contact-time.ts";

/** Minutes since midnight, local time: [from, to). */
export type Shift = { from: number; to: number };

/** When officers are there: shifts for each weekday (0 = Sunday), none on the days off (`YYYY-MM-DD`, local). */
export type OpeningHours = {
  timeZone: string;
  week: readonly (readonly Shift[])[];
  daysOff: readonly string[];
  /** When those may be written to first who asked for a time of day. */
  contactTimes: Readonly<Record<"morning" | "evening", Shift>>;
};

/** Days looked ahead for the next opening; a line closed for longer has no next opening to promise. */
const HORIZON_DAYS = 14;
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

export function isOpen(hours: OpeningHours, now: number): boolean {
  const local = localTime(hours.timeZone, now);
  return shiftsOn(hours, local).some((shift) => local.minutes >= shift.from && local.minutes < shift.to);
}

/** Start of the next shift, in milliseconds since the epoch; null when none comes within two weeks. */
export function nextOpening(hours: OpeningHours, now: number): number | null {
  const today = localTime(hours.timeZone, now);
  for (let day = 0; day <= HORIZON_DAYS; day++) {
    const local = day === 0 ? today : dayAfter(today, day);
    const starts = shiftsOn(hours, local)
      .map((shift) => shift.from)
      .filter((from) => day > 0 || from > today.minutes)
      .sort((a, b) => a - b);
    if (starts[0] !== undefined) return momentOf(hours.timeZone, local.date, starts[0]);
  }
  return null;
}

/** When a person may be written to first: now, the start of the time that they chose, or null where only they begin. */
export function nextContact(hours: OpeningHours, time: ContactTime | null, now: number): number | null {
  if (time === null || time === "any_time") return now;
  if (time === "when_i_write") return null;
  const { from, to } = hours.contactTimes[time];
  const today = localTime(hours.timeZone, now);
  if (today.minutes >= from && today.minutes < to) return now;
  return momentOf(hours.timeZone, today.minutes < from ? today.date : dayAfter(today, 1).date, from);
}

type LocalTime = { date: string; weekday: number; minutes: number };

function shiftsOn(hours: OpeningHours, local: LocalTime): readonly Shift[] {
  return hours.daysOff.includes(local.date) ? [] : (hours.week[local.weekday] ?? []);
}

const WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const formats = new Map<string, Intl.DateTimeFormat>();

function localTime(timeZone: string, now: number): LocalTime {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-CA", {
      timeZone,
      hourCycle: "h23",
      weekday: "short",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
    });
    formats.set(timeZone, format);
  }
  const part = Object.fromEntries(format.formatToParts(now).map((p) => [p.type, p.value]));
  return {
    date: `${part.year}-${part.month}-${part.day}`,
    weekday: WEEKDAYS.indexOf(part.weekday ?? ""),
    minutes: Number(part.hour) * 60 + Number(part.minute),
  };
}

/** By the calendar: where the clocks change, a day has 23 or 25 hours. */
function dayAfter(today: LocalTime, days: number): LocalTime {
  const noon = new Date(Date.parse(`${today.date}T12:00Z`) + days * DAY_MS);
  return { date: noon.toISOString().slice(0, 10), weekday: noon.getUTCDay(), minutes: 0 };
}

/** When clocks in the zone show that time; a time that a clock change skips comes as much later as it skips. */
function momentOf(timeZone: string, date: string, minutes: number): number {
  const asIfUtc = Date.parse(`${date}T00:00Z`) + minutes * MINUTE_MS;
  const shownBy = (moment: number) => {
    const local = localTime(timeZone, moment);
    return Date.parse(`${local.date}T00:00Z`) + local.minutes * MINUTE_MS;
  };
  const first = asIfUtc - (shownBy(asIfUtc) - asIfUtc);
  return first + (asIfUtc - shownBy(first));
}
