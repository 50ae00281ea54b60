import type { FC } from "hono/jsx";
import { questionWords } from "./given-answers.tsx";
import type { ScreeningProps } from "./screening-props.ts";

/** What was not asked, skipped or not known, by its questions: none of it is a no. */
export const Unknown: FC<ScreeningProps> = ({ screening, say, lang }) => {
  const { instrument, weighed, notKnown } = screening;
  const groups = [
    { key: "skipped", questions: weighed.skipped },
    { key: "not_known", questions: notKnown },
    { key: "not_asked", questions: weighed.notAsked },
  ].filter(({ questions }) => questions.length > 0);
  return (
    <div class="unknown">
      <p>{say(groups.length > 0 ? "unknown.never_no" : "unknown.none")}</p>
      {groups.map(({ key, questions }) => (
        <div class="unknown-group">
          <h4>{say(`unknown.${key}`)}</h4>
          <ul>
            {questions.map((id) => (
              <li>{questionWords(instrument, id, lang)}</li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
};
