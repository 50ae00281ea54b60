import type { FC } from "hono/jsx";
import { WEIGHTS } from "../../../screening/instrument.ts";
import type { Judgement } from "../../../screening/judge.ts";
import { Badge } from "../../../ui/parts.tsx";
import type { ScreeningProps } from "./screening-props.ts";

/** What counts in each dimension, and whether it is positive: said in words, not by colour. */
export const Dimensions: FC<ScreeningProps> = ({ screening, say, lang, t }) => {
  const { instrument, weighed } = screening;
  const { dimensions }: Judgement = weighed.officer ?? weighed.machine;
  return (
    <table class="dimensions">
      <thead>
        <tr>
          <th scope="col">{say("dimension")}</th>
          {WEIGHTS.map((weight) => (
            <th scope="col">{say(`weight.${weight}`)}</th>
          ))}
          <th scope="col">{say("positive.title")}</th>
        </tr>
      </thead>
      <tbody>
        {instrument.dimensions.map(({ id, name }) => {
          const tally = dimensions[id];
          return (
            <tr class={tally?.positive ? "positive" : ""}>
              <th scope="row">{name[lang]}</th>
              {WEIGHTS.map((weight) => (
                <td>{t("queue.count", { n: tally?.[weight] ?? 0 })}</td>
              ))}
              <td>
                {tally?.positive ? (
                  <Badge kind="warn">
                    <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true" focusable="false">
                      <path d="M1 6.2 2.6 4.6 4.7 6.7 9.6 1.8 11.2 3.4 4.7 9.9Z" />
                    </svg>
                    {say("positive.yes")}
                  </Badge>
                ) : (
                  say("positive.no")
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
};
