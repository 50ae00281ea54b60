import type { FC } from "hono/jsx";
import type {
  ConversationView,
  TimelineEvent,
  TimelineMessage,
} from "../../services/conversation/read-conversation.ts";
import { Alert, Empty } from "../../ui/parts.tsx";
import type { Reader } from "../../ui/say.ts";
import { Clock, dayKey, dayName } from "../../ui/time.tsx";
import { words } from "../words.ts";
import { Message } from "./message.tsx";

type TimelineProps = Reader & { view: ConversationView; now: number; oob?: boolean };

/** All that was said and done, the newest last. */
export const Timeline: FC<TimelineProps> = ({ view, lang, t, oob }) => (
  <section
    id="timeline"
    class="timeline"
    aria-label={t("timeline.label")}
    tabindex={0}
    hx-swap-oob={oob ? "outerMorph" : undefined}
  >
    {view.erased && <Alert kind="info">{t("timeline.erased")}</Alert>}
    {view.cleared && !view.erased && <Alert kind="info">{t("timeline.cleared")}</Alert>}
    {view.truncated && <Alert kind="info">{t("timeline.truncated")}</Alert>}
    {view.timeline.length === 0 && !view.erased && !view.cleared && <Empty title={t("timeline.empty")} />}
    <ol class="items">
      {view.timeline.map((item, index) => (
        <Item item={item} previous={view.timeline[index - 1]} lang={lang} t={t} />
      ))}
    </ol>
  </section>
);

type AnyItem = TimelineMessage | TimelineEvent;

const Item: FC<Reader & { item: AnyItem; previous: AnyItem | undefined }> = ({ item, previous, lang, t }) => (
  <>
    {(!previous || dayKey(previous.at) !== dayKey(item.at)) && (
      <li class="day" id={`day-${dayKey(item.at)}`}>
        <h2>{dayName(lang, item.at)}</h2>
      </li>
    )}
    {item.type === "event" ? (
      <EventLine event={item} lang={lang} t={t} />
    ) : (
      <Message message={item} follows={follows(item, previous)} lang={lang} t={t} />
    )}
  </>
);

const EventLine: FC<Reader & { event: TimelineEvent }> = ({ event, lang, t }) => (
  <li class="event" id={`item-${event.id}`}>
    <span>{eventWords(event, t)}</span> <Clock at={event.at} lang={lang} />
  </li>
);

function eventWords({ act, officer, detail }: TimelineEvent, t: Reader["t"]): string {
  const name = officer ?? t("event.somebody");
  switch (act) {
    case "conversation.claim":
      return t("event.claim", { name });
    case "conversation.release":
      return t("event.release", { name });
    case "conversation.lapse":
      return t("event.lapse");
    case "screening.request":
      return t("event.screening", { name });
    case "conversation.hide":
      return t("event.hide");
    case "conversation.safe":
      return t("event.safe");
    default:
      return t("event.close", { name, reason: words(t, "close_reason", String(detail.reason ?? "")) });
  }
}

/** Said by the same side within some minutes: the label need not stand again. */
const SAME_BREATH_MS = 5 * 60_000;

function follows(message: TimelineMessage, previous: AnyItem | undefined): boolean {
  return (
    previous?.type === "message" &&
    previous.author === message.author &&
    previous.direction === message.direction &&
    previous.officer === message.officer &&
    message.at - previous.at < SAME_BREATH_MS &&
    dayKey(previous.at) === dayKey(message.at)
  );
}
