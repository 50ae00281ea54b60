import type { FC } from "hono/jsx";
import type { ConversationRow } from "../../services/conversation/list-queue.ts";
import type { ConversationView } from "../../services/conversation/read-conversation.ts";
import type { Reader } from "../../ui/say.ts";
import { Composer, composerMode } from "../parts/composer.tsx";
import { ConversationHead } from "../parts/conversation-head.tsx";
import { type Desk, ScreeningPanel, ScreeningUpdate } from "../parts/screening/screening-panel.tsx";
import { Sending } from "../parts/sending.tsx";
import { Timeline } from "../parts/timeline.tsx";
import { Queue } from "./queue-page.tsx";

type ConversationProps = Reader & { view: ConversationView; me: string; now: number; draftId: string; desk: Desk };

/** A conversation, with the queue beside it where the screen is wide enough. */
export const ConversationPage: FC<ConversationProps & { queue: readonly ConversationRow[] }> = ({
  queue,
  ...props
}) => (
  <div class="split">
    <aside class="side" aria-label={props.t("queue.title")}>
      <Queue rows={queue} me={props.me} now={props.now} current={props.view.id} lang={props.lang} t={props.t} />
    </aside>
    <article class="conversation" id="conversation">
      <Updates view={props.view} />
      <ConversationHead {...props} />
      <ScreeningPanel {...props} {...props.desk} />
      <Timeline {...props} />
      <Composer {...props} />
    </article>
  </div>
);

/** Asks for what is new whenever the stream names this conversation; says which composer it has, to keep a draft. */
const Updates: FC<{ view: ConversationView }> = ({ view }) => (
  <div
    hidden
    hx-get={`/console/conversations/${view.id}/update`}
    hx-trigger={`conversation:${view.id} from:body, sync from:body`}
    hx-include="#composer-mode"
    hx-swap="none"
  />
);

/** The parts that changed, each put in its place. Of a composer of the same kind, and the draft in it, only what becomes of a reply. */
export const ConversationUpdate: FC<ConversationProps & { mode: string | null }> = ({ mode, ...props }) => (
  <>
    <ConversationHead {...props} oob />
    <ScreeningUpdate {...props} {...props.desk} />
    <Timeline {...props} oob />
    {mode !== composerMode(props.view, props.me) ? <Composer {...props} oob /> : <Sending {...props} oob />}
  </>
);
