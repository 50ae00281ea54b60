import type { FC } from "hono/jsx";
import type { Reader } from "../../ui/say.ts";
import { duration, fullTime } from "../../ui/time.tsx";

const MINUTE_MS = 60_000;

/** When who waits should be answered, as a person counts: how long is left, or how long ago it was. */
export const Countdown: FC<Reader & { due: number; now: number }> = ({ due, now, lang, t }) => (
  <time
    class={now >= due ? "countdown late" : "countdown"}
    datetime={new Date(due).toISOString()}
    title={fullTime(lang, due)}
  >
    {said(due - now, t)}
  </time>
);

function said(left: number, t: Reader["t"]): string {
  if (Math.abs(left) < MINUTE_MS) return t("row.due_now");
  return t(left > 0 ? "row.due_in" : "row.overdue_by", { duration: duration(t, Math.abs(left)) });
}
