import type { FC } from "hono/jsx";
import { indicatorsOf } from "../../../screening/instrument.ts";
import type { Change } from "../../../services/screening/weigh.ts";
import { Ago } from "../../../ui/time.tsx";
import { Bdi, UserText } from "../../../ui/user-text.tsx";
import type { ScreeningProps } from "./screening-props.ts";

/** All that officers changed, the latest first, with their reasons. */
export const Changes: FC<ScreeningProps> = ({ screening, say, now, lang, t }) => {
  if (screening.changes.length === 0) return null;
  const nameOf = ({ subject }: Change) =>
    "fact" in subject
      ? (screening.instrument.facts[subject.fact]?.label[lang] ?? subject.fact)
      : (indicatorsOf(screening.instrument).find(({ id }) => id === subject.indicator)?.label[lang] ??
        subject.indicator);
  return (
    <>
      <h3>{say("changes")}</h3>
      <ol class="changes">
        {screening.changes.toReversed().map((change) => (
          <li>
            <p>
              <Bdi>{change.officer}</Bdi> · {nameOf(change)}: <strong>{say(`value.${change.value}`)}</strong>{" "}
              <span class="hint">
                <Ago at={change.at} now={now} lang={lang} t={t} />
              </span>
            </p>
            <UserText text={change.reason} />
          </li>
        ))}
      </ol>
    </>
  );
};
