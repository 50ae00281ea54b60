import * as z from "zod";
import { ConfigError } from "../base/errors.ts";
import type { OpeningHours, Shift } from "../domain/hours.ts";
import { pathText, readYaml } from "../i18n/read-yaml.ts";

const DAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"] as const;

const ShiftText = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-4]):[0-5]\d$/, "write a shift as 09:00-17:00");
const Hours = z.strictObject({
  time_zone: z.string().refine(isTimeZone, "is not a time zone, as Africa/Cairo"),
  week: z.strictObject(
    Object.fromEntries(DAYS.map((day) => [day, z.array(ShiftText)])) as Record<
      (typeof DAYS)[number],
      z.ZodArray<typeof ShiftText>
    >,
  ),
  days_off: z.array(z.iso.date()).default([]),
});

/** Reads `flows/hours.yaml`. Throws a `ConfigError` with file, line and fault. */
export function readHours(file: string, text: string): OpeningHours {
  const source = readYaml(file, text);
  if (Array.isArray(source)) throw new ConfigError(source.map((it) => `${it.file}:${it.line} ${it.fault}`).join("\n"));
  const parsed = Hours.safeParse(source.value);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => {
      const path = issue.path.filter((part) => typeof part !== "symbol");
      return `${file}:${source.place(path).line} ${pathText(path)}: ${issue.message}`;
    });
    throw new ConfigError(faults.join("\n"));
  }
  const { time_zone, week, days_off } = parsed.data;
  return { timeZone: time_zone, week: DAYS.map((day) => week[day].map(shiftOf)), daysOff: days_off };
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
