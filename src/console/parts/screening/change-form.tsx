import type { Child, FC } from "hono/jsx";
import type { IndicatorValue } from "../../../screening/given-answer.ts";
import { REASON_LENGTH } from "../../../services/screening/change-indicator.ts";
import { Button } from "../../../ui/parts.tsx";
import { sends } from "./ask-screening.tsx";
import type { ScreeningProps } from "./screening-props.ts";

const VALUES = ["yes", "no", "unknown"] as const;

type FormProps = ScreeningProps & {
  /** Tells this form's fields from those of others on the page. */
  id: string;
  /** The indicator; null where the form's own list says which. */
  subject: string | null;
  value: IndicatorValue;
  children?: Child;
};

/** What an officer holds to be true, and why: a reason is needed, since others go on from here. */
export const ChangeForm: FC<FormProps> = ({ id, subject, value, view, screening, newId, say, children }) => (
  <form class="change-form" {...sends(view.id, `screenings/${screening.id}/changes`)}>
    <input type="hidden" name="id" value={newId()} />
    {subject !== null && <input type="hidden" name="subject" value={subject} />}
    {children}
    <fieldset class="change-values">
      <legend>{say("change.value")}</legend>
      {VALUES.map((it) => (
        <label>
          <input type="radio" name="value" value={it} checked={it === value} /> {say(`value.${it}`)}
        </label>
      ))}
    </fieldset>
    <label class="field" for={`reason-${id}`}>
      {say("change.reason")}
    </label>
    <textarea
      id={`reason-${id}`}
      name="reason"
      rows={2}
      required
      maxlength={REASON_LENGTH}
      dir="auto"
      placeholder={say("change.reason_hint")}
    />
    <Button kind="primary">{say("change.do")}</Button>
  </form>
);
