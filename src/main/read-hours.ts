import * as z from "zod";
import type { Problem } from "../base/problem.ts";
import type { OpeningHours, Shift } from "../domain/hours.ts";
import { pathText, readYaml } from "../i18n/read-yaml.ts";
import type { SourceFile } from "./sources.ts";

const DAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"] as const;

const ShiftText = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-4]):[0-5]\d$/, "write a shift as 09:00-17:00");
const ContactTimeText = ShiftText.refine((text) => {
  const { from, to } = shiftOf(text);
  return from < to;
}, "ends before it begins");
const Hours = z.strictObject({
  time_zone: z.string().refine(isTimeZone, "is not a time zone, as Africa/Cairo"),
  week: z.strictObject(
    Object.fromEntries(DAYS.map((day) => [day, z.array(ShiftText)])) as Record<
      (typeof DAYS)[number],
      z.ZodArray<typeof ShiftText>
    >,
  ),
  days_off: z.array(z.iso.date()).default([]),
  contact_times: z.strictObject({ morning: ContactTimeText, evening: ContactTimeText }),
});

const HOURS = "flows/hours.yaml";

/** An absent file reads as an empty one, which says what it lacks. */
export function hoursFile(files: readonly SourceFile[]): SourceFile {
  return files.find(({ path }) => path === HOURS) ?? { path: HOURS, text: "" };
}

/** Reads `flows/hours.yaml`: every problem at once, or the hours. */
export function readHours({ path: file, text }: SourceFile): OpeningHours | Problem[] {
  const source = readYaml(file, text);
  if (Array.isArray(source)) return source;
  const parsed = Hours.safeParse(source.value);
  if (!parsed.success) {
    return parsed.error.issues.map((issue) => {
      const path = issue.path.filter((part) => typeof part !== "symbol");
      return { file, line: source.place(path).line, path: pathText(path), fault: issue.message };
    });
  }
  const { time_zone, week, days_off, contact_times } = parsed.data;
  return {
    timeZone: time_zone,
    week: DAYS.map((day) => week[day].map(shiftOf)),
    daysOff: days_off,
    contactTimes: { morning: shiftOf(contact_times.morning), evening: shiftOf(contact_times.evening) },
  };
}

function shiftOf(text: string): Shift {
  const [from = 0, to = 0] = text.split("-").map((time) => {
    const [hours = 0, minutes = 0] = time.split(":").map(Number);
    return hours * 60 + minutes;
  });
  return { from, to };
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
