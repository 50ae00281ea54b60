import type { FC } from "hono/jsx";
import type { ConversationRow } from "../../services/conversation/list-queue.ts";
import { Badge, PriorityBadge } from "../../ui/parts.tsx";
import type { Reader } from "../../ui/say.ts";
import { Ago, duration } from "../../ui/time.tsx";
import { Bdi } from "../../ui/user-text.tsx";
import { reasonWords, words } from "../words.ts";
import { Countdown } from "./countdown.tsx";

type ListProps = Reader & { rows: readonly ConversationRow[]; now: number; me: string; current?: string | undefined };

/** Conversations at a glance: who is in danger and why, how long they wait, who is with them. */
export const ConversationList: FC<ListProps> = ({ rows, ...rest }) => (
  <ol class="rows">
    {rows.map((row) => (
      <Row row={row} {...rest} />
    ))}
  </ol>
);

const Row: FC<Omit<ListProps, "rows"> & { row: ConversationRow }> = ({ row, now, me, current, lang, t }) => (
  <li id={`row-${row.id}`} class={`row p${row.priority}${row.holder?.id === me ? " mine" : ""}`}>
    <a href={`/console/conversations/${row.id}`} aria-current={row.id === current ? "true" : undefined}>
      <span class="row-priority">
        <PriorityBadge priority={row.priority} t={t} />
      </span>
      <span class="row-who">
        <strong>
          {t("person")} <Bdi>{row.pseudonym}</Bdi>
        </strong>
        <span class="row-why">
          {row.status === "closed" ? words(t, "close_reason", row.closeReason) : reasonWords(t, row)}
        </span>
      </span>
      <span class="row-flags">
        <Flags row={row} me={me} lang={lang} t={t} />
      </span>
      <span class="row-meta">
        {t(`language.${row.language}`)} · {t(`channel.${row.channel}`)}
      </span>
      <span class="row-wait">
        <Wait row={row} now={now} lang={lang} t={t} />
      </span>
    </a>
  </li>
);

const Flags: FC<Reader & { row: ConversationRow; me: string }> = ({ row, me, t }) => (
  <>
    {row.lane === "psea" && <Badge kind="strong">{t("lane.psea")}</Badge>}
    {row.lane === "general" && row.team !== "general" && <Badge>{t(`team.${row.team}`)}</Badge>}
    {row.escalations > 0 && row.status === "waiting" && (
      <Badge kind="bad">{t("row.called", { count: row.escalations })}</Badge>
    )}
    {row.holder && (
      <Badge kind={row.holder.id === me ? "strong" : "plain"}>
        {row.holder.id === me ? t("row.mine") : <Bdi>{row.holder.name}</Bdi>}
      </Badge>
    )}
    {row.status === "bot" && <Badge>{t("status.bot")}</Badge>}
    {row.status === "closed" && <Badge>{t("status.closed")}</Badge>}
    {row.unheardVoiceNotes > 0 && <Badge kind="warn">{t("row.unheard", { count: row.unheardVoiceNotes })}</Badge>}
    {row.lapses > 0 && row.status === "waiting" && <Badge kind="warn">{t("row.lapsed", { count: row.lapses })}</Badge>}
    {!row.reachable && <Badge kind="bad">{t("row.blocked")}</Badge>}
    {row.deadDeliveries > 0 && <Badge kind="bad">{t("row.dead", { count: row.deadDeliveries })}</Badge>}
  </>
);

const Wait: FC<Reader & { row: ConversationRow; now: number }> = ({ row, now, lang, t }) => {
  const since = row.status === "waiting" ? row.waitingSince : row.unansweredSince;
  const waits = since !== null && t("row.waits", { duration: duration(t, now - since) });
  if (row.dueAt !== null) {
    return (
      <>
        <Countdown due={row.dueAt} now={now} lang={lang} t={t} /> <span class="row-since">{waits}</span>
      </>
    );
  }
  if (waits) return <>{waits}</>;
  if (row.status === "officer") return <>{t("row.answered")}</>;
  return <Ago at={row.changedAt} now={now} lang={lang} t={t} />;
};
