import type { FC } from "hono/jsx";
import type { ScreeningProps } from "./screening-props.ts";

/** Where the list of indicators comes from, and what is doubtful about it. Both stand in English, as in its file. */
export const Source: FC<ScreeningProps> = ({ screening: { id, instrument }, say, lang }) => {
  const { source, doubts, title } = instrument;
  return (
    <details class="screening-source" id={`source-${id}`}>
      <summary>{say("source")}</summary>
      <p>{title[lang]}</p>
      <div lang="en" dir="ltr">
        <p>{source.title}</p>
        {source.attribution && <p class="hint">{source.attribution}</p>}
        <ul>
          {doubts.map((doubt) => (
            <li>{doubt}</li>
          ))}
        </ul>
      </div>
    </details>
  );
};
