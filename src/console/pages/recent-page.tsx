import type { FC } from "hono/jsx";
import type { ConversationRow } from "../../services/conversation/list-queue.ts";
import { Empty } from "../../ui/parts.tsx";
import type { Reader } from "../../ui/say.ts";
import { ConversationList } from "../parts/conversation-list.tsx";

type RecentProps = Reader & { rows: readonly ConversationRow[]; page: number; more: boolean; now: number; me: string };

export const RecentPage: FC<RecentProps> = ({ rows, page, more, t, ...rest }) => (
  <>
    <h1 class="page-title">{t("recent.title")}</h1>
    {rows.length === 0 ? (
      <Empty title={t("recent.empty")} />
    ) : (
      <section class="queue-section">
        <ConversationList rows={rows} t={t} {...rest} />
      </section>
    )}
    <nav class="pager" aria-label={t("recent.pages")}>
      {page > 0 && (
        <a class="button plain" href={`/console/recent?page=${page - 1}`}>
          {t("recent.newer")}
        </a>
      )}
      {more && (
        <a class="button plain" href={`/console/recent?page=${page + 1}`}>
          {t("recent.older")}
        </a>
      )}
    </nav>
  </>
);
