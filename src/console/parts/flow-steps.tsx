import type { FC } from "hono/jsx";
import type { Step } from "../../engine/draw/step.ts";
import type { Way } from "../../engine/draw/ways.ts";
import type { Say } from "../../ui/say.ts";

/** What a drawing shows, as text: step by step, each way out with a link to the step that it leads to. */
export const FlowSteps: FC<{ steps: readonly Step[]; label: string; drawing: Say }> = ({ steps, label, drawing }) => (
  <details class="flow-steps">
    <summary>{label}</summary>
    <ol>
      {steps.map(({ name, text, signs, ways }) => (
        <li id={`step-${name}`}>
          <h2>
            <code dir="ltr">{name}</code>
          </h2>
          {text !== null && <p dir="auto">{text}</p>}
          {signs.length > 0 && <p class="hint">{signs.map((sign) => sign.label).join(" · ")}</p>}
          <ul>
            {ways.map((way) => (
              <WayOut way={way} drawing={drawing} />
            ))}
          </ul>
        </li>
      ))}
    </ol>
  </details>
);

const WayOut: FC<{ way: Way; drawing: Say }> = ({ way: { label, when, target }, drawing }) => (
  <li>
    {label ?? (when === null ? drawing("then") : null)}
    {when !== null && (
      <>
        {" "}
        {drawing("if")} <code dir="ltr">{when}</code>
      </>
    )}
    {": "}
    {target === "end" ? (
      drawing("end")
    ) : (
      <a href={`#step-${target}`}>
        <code dir="ltr">{target}</code>
      </a>
    )}
  </li>
);
