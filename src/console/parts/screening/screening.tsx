import type { FC } from "hono/jsx";
import type { ScreeningView } from "../../../services/screening/read-screenings.ts";
import type { Reader, Say } from "../../../ui/say.ts";
import { AnyChange } from "./any-change.tsx";
import { Changes } from "./changes.tsx";
import { Dimensions } from "./dimensions.tsx";
import { Finding } from "./finding.tsx";
import { labelOf } from "./glance.tsx";
import type { ScreeningProps } from "./screening-props.ts";
import { Source } from "./source.tsx";
import { Unknown } from "./unknown.tsx";

/** One screening: what was found and whose words gave it, what waits for an officer, what is not known. */
export const Screening: FC<ScreeningProps> = (props) => {
  const { screening, say, lang } = props;
  const { findings } = screening.weighed;
  const found = findings.filter(({ value, machine, change }) => value === "yes" || machine === "yes" || change);
  const open = findings.filter(
    ({ machine, change, why }) =>
      !change && machine === "unknown" && (why === "for_officer" || why === "time_not_told"),
  );
  const nothing = (screening.weighed.officer ?? screening.weighed.machine).result === "none";
  return (
    <section class="screening">
      <p class="hint">{say("no_verdict")}</p>
      {nothing && <p class="screening-none">{say("none_recorded")}</p>}
      <KeptResult screening={screening} say={say} lang={lang} />
      {open.length > 0 && <h3>{say("decide")}</h3>}
      {open.length > 0 && <Findings {...props} findings={open} />}
      <h3>{say("found")}</h3>
      {found.length === 0 && <p class="hint">{say("found_none")}</p>}
      <Findings {...props} findings={found} />
      <AnyChange {...props} />
      <h3>{say("dimensions")}</h3>
      <Dimensions {...props} />
      <h3>{say("unknown.title")}</h3>
      <Unknown {...props} />
      <Changes {...props} />
      <Source {...props} />
    </section>
  );
};

const Findings: FC<ScreeningProps & { findings: ScreeningView["weighed"]["findings"] }> = ({ findings, ...props }) => (
  <ol class="findings">
    {findings.map((finding) => (
      <Finding {...props} finding={finding} />
    ))}
  </ol>
);

/** What the machine said at the end, where the list of indicators has been edited since. */
const KeptResult: FC<{ screening: ScreeningView; say: Say; lang: Reader["lang"] }> = ({ screening, say, lang }) => {
  const { kept, weighed } = screening;
  if (!kept || (kept.result === weighed.machine.result && kept.priority === weighed.machine.priority)) return null;
  return <p class="hint">{say("kept", { result: labelOf(screening, kept.result, lang) })}</p>;
};
