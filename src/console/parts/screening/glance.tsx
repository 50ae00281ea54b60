import type { FC } from "hono/jsx";
import type { Judgement } from "../../../screening/judge.ts";
import type { ScreeningView } from "../../../services/screening/read-screenings.ts";
import { Badge, PriorityBadge } from "../../../ui/parts.tsx";
import type { Reader, Say } from "../../../ui/say.ts";

type GlanceProps = Reader & { say: Say; screening: ScreeningView };

/** How far it came and what it shows, in a line: the machine's result, and an officer's beside it. */
export const Glance: FC<GlanceProps> = ({ screening, say, lang, t }) => {
  const { weighed, ended, answered } = screening;
  return (
    <span class="glance">
      <span class="glance-state">
        {ended ? say(`ended.${ended.how}`) : say("asked_now")} · {say("answered", { count: answered })}
      </span>
      <Result who="machine" judgement={weighed.machine} {...{ screening, say, lang, t }} />
      {weighed.officer && <Result who="officer" judgement={weighed.officer} {...{ screening, say, lang, t }} />}
    </span>
  );
};

const Result: FC<GlanceProps & { who: "machine" | "officer"; judgement: Judgement }> = ({
  who,
  judgement,
  screening,
  say,
  lang,
  t,
}) => (
  <span class={`glance-result ${who}`}>
    <Badge kind={who === "officer" ? "strong" : "plain"}>{say(who)}</Badge>
    <strong>{labelOf(screening, judgement.result, lang)}</strong>
    <PriorityBadge priority={judgement.priority} t={t} />
  </span>
);

/** The words of the instrument for a result: for officers, and never "is a victim". */
export function labelOf({ instrument }: ScreeningView, result: string, lang: Reader["lang"]): string {
  return instrument.results.find((row) => row.result === result)?.label[lang] ?? result;
}
