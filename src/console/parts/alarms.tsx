import type { FC } from "hono/jsx";
import { isDangerAlarm } from "../../domain/alarm.ts";
import type { OpenAlarm } from "../../services/conversation/list-alarms.ts";
import { Badge } from "../../ui/parts.tsx";
import type { Reader } from "../../ui/say.ts";
import { Ago } from "../../ui/time.tsx";
import { Bdi } from "../../ui/user-text.tsx";
import { words } from "../words.ts";

/** As many leave room for the page itself; danger is shown beyond them. */
const IN_FRONT = 2;

/** What everyone must see, on every page, until somebody says that they have. */
export const Alarms: FC<Reader & { alarms: readonly OpenAlarm[]; now: number }> = ({ alarms, now, lang, t }) => {
  const front = alarms.filter((alarm, index) => isDangerAlarm(alarm.kind) || index < IN_FRONT);
  const behind = alarms.filter((alarm) => !front.includes(alarm));
  return (
    <section
      id="alarms"
      class="alarms"
      aria-live="assertive"
      aria-label={t("alarm.label")}
      data-open={alarms.length}
      data-newest={newest(alarms)}
      hx-get="/console/alarms"
      hx-trigger="alarms from:body, sync from:body"
      hx-swap="outerMorph"
    >
      {front.map((alarm) => (
        <AlarmBar alarm={alarm} now={now} lang={lang} t={t} />
      ))}
      {behind.length > 0 && (
        <details class="more-alarms" id="more-alarms">
          <summary>{t("alarm.more", { count: behind.length })}</summary>
          {behind.map((alarm) => (
            <AlarmBar alarm={alarm} now={now} lang={lang} t={t} />
          ))}
        </details>
      )}
    </section>
  );
};

/** Rings once for each new one, wherever it stands. */
function newest(alarms: readonly OpenAlarm[]): string | undefined {
  return alarms.toSorted((a, b) => b.raisedAt - a.raisedAt || (a.id < b.id ? 1 : -1))[0]?.id;
}

const AlarmBar: FC<Reader & { alarm: OpenAlarm; now: number }> = ({ alarm, now, lang, t }) => (
  <article class={isDangerAlarm(alarm.kind) ? "alarm danger" : "alarm"} id={`alarm-${alarm.id}`}>
    <svg class="alarm-sign" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
      <path d="M12 2.5 23 21.5H1Z" />
      <path class="cut" d="M11 9h2v6h-2zM11 17h2v2h-2z" />
    </svg>
    <p class="alarm-what">
      <strong>{words(t, "alarm", alarm.kind)}</strong>{" "}
      {alarm.conversation && (
        <a href={`/console/conversations/${alarm.conversation.id}`}>
          {t("person")} <Bdi>{alarm.conversation.pseudonym}</Bdi>
        </a>
      )}{" "}
      {alarm.conversation?.lane === "psea" && <Badge kind="strong">{t("lane.psea")}</Badge>}{" "}
      <span class="alarm-when">
        <Ago at={alarm.raisedAt} now={now} lang={lang} t={t} />
      </span>
      {!alarm.acknowledgeable && <span class="alarm-hint">{t("alarm.supervisor_sees")}</span>}
    </p>
    {alarm.acknowledgeable && (
      <form
        method="post"
        action={`/console/alarms/${alarm.id}/acknowledge`}
        hx-post={`/console/alarms/${alarm.id}/acknowledge`}
        hx-target="#alarms"
        hx-swap="outerMorph"
      >
        <button class="button on-alarm" type="submit">
          {t("alarm.acknowledge")}
        </button>
      </form>
    )}
  </article>
);
