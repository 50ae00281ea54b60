import type { FC } from "hono/jsx";
import type { Team } from "../../domain/conversation.ts";
import type { ConversationRow } from "../../services/conversation/list-queue.ts";
import { Empty } from "../../ui/parts.tsx";
import type { Reader } from "../../ui/say.ts";
import { ConversationList } from "../parts/conversation-list.tsx";
import { NoFocalPoint } from "../parts/no-focal-point.tsx";
import { QueueSummary } from "../parts/queue-summary.tsx";

type QueueProps = Reader & {
  rows: readonly ConversationRow[];
  now: number;
  me: string;
  /** Beside a conversation: that one. */
  current?: string | undefined;
  /** Only what is for this team, besides what I hold. */
  team?: Team | undefined;
};

/** How often waiting times are brought up to date while nothing happens. */
const REFRESH = "every 30s";

export const QueuePage: FC<QueueProps & { noFocalPoint: boolean }> = ({ noFocalPoint, ...props }) => (
  <>
    <h1 class="page-title">{props.t("queue.title")}</h1>
    {noFocalPoint && <NoFocalPoint t={props.t} />}
    <Queue {...props} />
  </>
);

/** What I hold first, then who waits, then what colleagues hold; each the most urgent first. */
export const Queue: FC<QueueProps> = ({ rows, me, current, team, t, ...rest }) => {
  const mine = rows.filter((row) => row.holder?.id === me);
  const ofTeam = team === undefined ? rows : rows.filter((row) => row.team === team);
  const waiting = ofTeam.filter((row) => row.status === "waiting");
  const others = ofTeam.filter((row) => row.status === "officer" && row.holder?.id !== me);
  const sections = [
    { key: "mine", rows: mine },
    { key: "waiting", rows: waiting },
    { key: "others", rows: others },
  ] as const;
  return (
    <div
      id="queue"
      hx-get={pathOf(current, team)}
      hx-trigger={`queue from:body, sync from:body, ${REFRESH}`}
      hx-swap="outerMorph"
    >
      {!current && (
        <QueueSummary waiting={rows.filter((row) => row.status === "waiting")} team={team} lang={rest.lang} t={t} />
      )}
      {sections.map(
        ({ key, rows }) =>
          (rows.length > 0 || key === "waiting") && (
            <section class="queue-section" id={`queue-${key}`}>
              <h2>
                {t(`queue.${key}`)} <span class="count">{t("queue.count", { n: rows.length })}</span>
              </h2>
              {rows.length > 0 ? (
                <ConversationList rows={rows} me={me} current={current} t={t} {...rest} />
              ) : (
                <Empty title={t("queue.empty")}>{t("queue.empty_hint")}</Empty>
              )}
            </section>
          ),
      )}
    </div>
  );
};

function pathOf(current: string | undefined, team: Team | undefined): string {
  const query = new URLSearchParams({ ...(current && { current }), ...(team && { team }) }).toString();
  return query === "" ? "/console/queue" : `/console/queue?${query}`;
}
