import type { FC } from "hono/jsx";
import { type Priority, TEAMS, type Team } from "../../domain/conversation.ts";
import type { ConversationRow } from "../../services/conversation/list-queue.ts";
import { PriorityBadge } from "../../ui/parts.tsx";
import type { Reader } from "../../ui/say.ts";

const PRIORITIES: readonly Priority[] = [1, 2, 3, 4];

type SummaryProps = Reader & { waiting: readonly ConversationRow[]; team: Team | undefined };

/** How many wait at each level, in all teams, and the way to those of one team. No choice of a team hides danger. */
export const QueueSummary: FC<SummaryProps> = ({ waiting, team, lang, t }) => {
  const elsewhere = waiting.filter((row) => row.priority === 1 && team !== undefined && row.team !== team).length;
  return (
    <div class="summary">
      <ul class="levels" aria-label={t("queue.levels")}>
        {PRIORITIES.map((priority) => {
          const n = waiting.filter((row) => row.priority === priority).length;
          return (
            <li class={n === 0 ? "level none" : "level"}>
              <PriorityBadge priority={priority} t={t} /> <span class="count">{t("queue.count", { n })}</span>
            </li>
          );
        })}
      </ul>
      <Teams waiting={waiting} team={team} lang={lang} t={t} />
      {elsewhere > 0 && (
        <p class="elsewhere">
          <a href="/console">{t("queue.elsewhere", { count: elsewhere })}</a>
        </p>
      )}
    </div>
  );
};

const Teams: FC<SummaryProps> = ({ waiting, team, t }) => {
  const shown = TEAMS.filter((it) => it === team || waiting.some((row) => row.team === it));
  if (shown.length < 2 && team === undefined) return null;
  return (
    <nav class="teams" aria-label={t("queue.teams")}>
      <a href="/console" aria-current={team === undefined ? "page" : undefined}>
        {t("queue.all_teams")} <span class="count">{t("queue.count", { n: waiting.length })}</span>
      </a>
      {shown.map((it) => (
        <a href={`/console?team=${it}`} aria-current={it === team ? "page" : undefined}>
          {t(`team.${it}`)}{" "}
          <span class="count">{t("queue.count", { n: waiting.filter((row) => row.team === it).length })}</span>
        </a>
      ))}
    </nav>
  );
};
