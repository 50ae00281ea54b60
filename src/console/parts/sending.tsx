import type { FC } from "hono/jsx";
import type { ConversationView } from "../../services/conversation/read-conversation.ts";
import type { Reader } from "../../ui/say.ts";
import { fullTime } from "../../ui/time.tsx";

type SendingProps = Reader & { view: ConversationView; oob?: boolean };

/** Before it is sent: whether a reply goes out now or is held, and why. An officer may send it all the same. */
export const Sending: FC<SendingProps> = ({ view: { sending }, lang, t, oob }) => (
  <div
    id="sending"
    class={`sending ${sending?.goes ?? ""}`}
    aria-live="polite"
    hx-swap-oob={oob ? "outerMorph" : undefined}
  >
    {sending?.goes === "now" && <p>{t(`sending.now_${sending.why}`)}</p>}
    {sending?.goes === "held" && (
      <>
        <p>
          <strong>{t("sending.held")}</strong> {t(`sending.held_${sending.why}`)}{" "}
          {openingWords(sending.opening, lang, t)}
        </p>
        <label>
          <input type="checkbox" name="at_once" value="yes" /> {t("sending.at_once")}
        </label>
      </>
    )}
  </div>
);

function openingWords(opening: number | null, lang: Reader["lang"], t: Reader["t"]): string {
  if (opening === null) return t("sending.opening_never");
  if (opening <= Date.now()) return t("sending.opening_now");
  return t("sending.opening_at", { time: fullTime(lang, opening) });
}
