import type { FC } from "hono/jsx";
import type { Language } from "../base/language.ts";
import type { Reader, Say } from "./say.ts";

/** All of the line's officers read one clock. */
const ZONE = "Africa/Cairo";
const LOCALE: Readonly<Record<Language, string>> = { ar: "ar-EG", en: "en-GB" };
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A moment as the distance from now, with the full local time on hovering; it updates whenever its part of the page does. */
export const Ago: FC<Reader & { at: number; now: number }> = ({ at, now, lang, t }) => (
  <time datetime={new Date(at).toISOString()} title={fullTime(lang, at)}>
    {now - at < MINUTE ? t("time.now") : t("time.ago", { duration: duration(t, now - at) })}
  </time>
);

/** A moment as the hour of the day. */
export const Clock: FC<{ at: number; lang: Language }> = ({ at, lang }) => (
  <time datetime={new Date(at).toISOString()} title={fullTime(lang, at)}>
    {format(lang, "clock", { hour: "numeric", minute: "2-digit" }).format(at)}
  </time>
);

/** A span of time in one unit, the largest that fits. */
export function duration(t: Say, ms: number): string {
  if (ms < HOUR) return t("time.minutes", { count: Math.max(0, Math.floor(ms / MINUTE)) });
  if (ms < 2 * DAY) return t("time.hours", { count: Math.floor(ms / HOUR) });
  return t("time.days", { count: Math.floor(ms / DAY) });
}

export function dayName(lang: Language, at: number): string {
  return format(lang, "day", { weekday: "long", day: "numeric", month: "long" }).format(at);
}

export function fullTime(lang: Language, at: number): string {
  return format(lang, "full", { dateStyle: "full", timeStyle: "short" }).format(at);
}

/** The local day, as `2026-01-16`. */
export function dayKey(at: number): string {
  return DAY_KEY.format(at);
}

/** Canada writes dates as ISO 8601 does. */
const DAY_KEY = new Intl.DateTimeFormat("en-CA", { timeZone: ZONE, year: "numeric", month: "2-digit", day: "2-digit" });

const formats = new Map<string, Intl.DateTimeFormat>();

function format(lang: Language, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${lang} ${name}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(LOCALE[lang], { timeZone: ZONE, ...options });
  formats.set(key, known);
  return known;
}
