import type { FC } from "hono/jsx";
import type { Finding as Found } from "../../../screening/findings.ts";
import { indicatorsOf } from "../../../screening/instrument.ts";
import { Badge } from "../../../ui/parts.tsx";
import { ChangeForm } from "./change-form.tsx";
import { GivenAnswers } from "./given-answers.tsx";
import type { ScreeningProps } from "./screening-props.ts";

/** An indicator: what holds, why, and the form to say otherwise. */
export const Finding: FC<ScreeningProps & { finding: Found }> = ({ finding, ...props }) => {
  const { screening, say, lang, view } = props;
  const { indicator, weight, machine, value, change, why, answers } = finding;
  const label = indicatorsOf(screening.instrument).find(({ id }) => id === indicator)?.label[lang] ?? indicator;
  const at = `${screening.id}-${indicator}`;
  return (
    <li class="finding" id={`finding-${at}`}>
      <p class="finding-head">
        <strong>{label}</strong> <bdi class="code">{indicator}</bdi>
        <Badge>{say(`weight.${weight}`)}</Badge>
      </p>
      {machine === "unknown" && <p class="finding-why">{say(`why.${why}`)}</p>}
      <GivenAnswers answers={answers} {...props} />
      {change && (
        <p class="finding-change">
          <Badge kind="strong">{say("officer")}</Badge> <strong>{say(`value.${value}`)}</strong>
          <Badge>{say("machine")}</Badge> {say(`value.${machine}`)}
        </p>
      )}
      {view.status !== "closed" && (
        <details class="change" id={`change-${at}`}>
          <summary>
            {say("change.open")} <span class="visually-hidden">{label}</span>
          </summary>
          <ChangeForm {...props} id={at} subject={indicator} value={value === "yes" ? "no" : "yes"} />
        </details>
      )}
    </li>
  );
};
