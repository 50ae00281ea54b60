import type { FC } from "hono/jsx";
import { OFFICER_FACTS } from "../../../services/screening/weigh.ts";
import { ChangeForm } from "./change-form.tsx";
import type { ScreeningProps } from "./screening-props.ts";

/** What was learnt elsewhere, by phone or in the talk: any indicator of the list, and what the chat never asks. */
export const AnyChange: FC<ScreeningProps> = (props) => {
  const { screening, say, lang, view } = props;
  if (view.status === "closed") return null;
  const { instrument } = screening;
  const id = `${screening.id}-any`;
  return (
    <details class="change any" id={`change-${id}`}>
      <summary>{say("change.any")}</summary>
      <ChangeForm {...props} id={id} subject={null} value="yes">
        <label class="field" for={`subject-${id}`}>
          {say("change.subject")}
        </label>
        <select id={`subject-${id}`} name="subject" required>
          <option value="">{say("change.choose")}</option>
          <optgroup label={say("change.facts")}>
            {OFFICER_FACTS.map((fact) => (
              <option value={fact}>{instrument.facts[fact]?.label[lang] ?? fact}</option>
            ))}
          </optgroup>
          {instrument.dimensions.map(({ name, indicators }) => (
            <optgroup label={name[lang]}>
              {indicators.map((indicator) => (
                <option value={indicator.id}>
                  {indicator.label[lang]} ({indicator.id})
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </ChangeForm>
    </details>
  );
};
