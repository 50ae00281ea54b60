import type { FC } from "hono/jsx";
import type { ConversationView } from "../../../services/conversation/read-conversation.ts";
import type { ScreeningView } from "../../../services/screening/read-screenings.ts";
import type { Reader, Say } from "../../../ui/say.ts";
import { AskScreening } from "./ask-screening.tsx";
import { Glance } from "./glance.tsx";
import { Screening } from "./screening.tsx";

/** What the panel needs: `say` gives its own texts, `newId` an id for each form, so that sending it twice changes once. */
export type Desk = { screenings: readonly ScreeningView[]; say: Say; newId: () => string; open: boolean };
type PanelProps = Reader & Desk & { view: ConversationView; me: string; now: number };

/** Beside the talk: what was asked, what it shows and why, and what an officer makes of it. */
export const ScreeningPanel: FC<PanelProps> = (props) => (
  <details class="screenings" id="screenings" open={props.open}>
    <summary>
      <ScreeningGlance {...props} />
    </summary>
    <ScreeningBody {...props} />
  </details>
);

/** The panel itself stays as the officer has set it; these two change. */
export const ScreeningUpdate: FC<PanelProps> = (props) => (
  <>
    <ScreeningGlance {...props} oob />
    <ScreeningBody {...props} oob />
  </>
);

const ScreeningGlance: FC<PanelProps & { oob?: boolean }> = ({ screenings: [latest], say, lang, t, oob }) => (
  <div id="screening-glance" class="screening-glance" hx-swap-oob={oob ? "outerMorph" : undefined}>
    <h2>{say("title")}</h2>
    {latest ? <Glance screening={latest} say={say} lang={lang} t={t} /> : <span class="hint">{say("none_yet")}</span>}
  </div>
);

const ScreeningBody: FC<PanelProps & { oob?: boolean }> = ({ oob, ...props }) => {
  const { screenings, view, me, say } = props;
  const [latest, ...earlier] = screenings;
  const holds = view.status === "officer" && view.holder?.id === me;
  return (
    <section
      id="screening-body"
      class="screening-body"
      tabindex={0}
      aria-label={say("title")}
      hx-swap-oob={oob ? "outerMorph" : undefined}
    >
      {latest && <Screening {...props} screening={latest} />}
      {holds && (!latest || latest.ended) && <AskScreening conversationId={view.id} say={say} />}
      {earlier.map((screening) => (
        <details id={`earlier-${screening.id}`} class="screening-earlier">
          <summary>
            {say("earlier")} <Glance {...props} screening={screening} />
          </summary>
          <Screening {...props} screening={screening} />
        </details>
      ))}
    </section>
  );
};
