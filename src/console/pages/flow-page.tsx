import { raw } from "hono/html";
import type { FC } from "hono/jsx";
import type { Step } from "../../engine/draw/step.ts";
import type { Say } from "../../ui/say.ts";
import { Bdi } from "../../ui/user-text.tsx";
import { FlowSteps } from "../parts/flow-steps.tsx";

type Near = readonly { name: string; title: string }[];

type FlowPageProps = {
  name: string;
  title: string;
  about: string;
  /** As `drawFlow` makes it, which escapes what it is given. */
  svg: string;
  steps: readonly Step[];
  enters: Near;
  enteredBy: Near;
  large: boolean;
  say: Say;
  /** The words of the drawing. */
  drawing: Say;
};

/** A flow as a drawing, and the same in words for who cannot see it. */
export const FlowPage: FC<FlowPageProps> = (props) => {
  const { name, title, about, svg, steps, enters, enteredBy, large, say, drawing } = props;
  const here = `/console/flows/${name}`;
  return (
    <>
      <link rel="stylesheet" href="/console/flows/drawing.css" />
      <p>
        <a href="/console/flows">{say("all")}</a>
      </p>
      <h1 class="page-title">
        <Bdi>{title}</Bdi>
      </h1>
      <p class="lead" dir="auto">
        {about}
      </p>
      <p class="flow-acts">
        <a class="button plain" href={large ? here : `${here}?size=large`}>
          {say(large ? "whole" : "large")}
        </a>
        <a class="button plain" href={`${here}/drawing.svg`} download>
          {say("download")}
        </a>
      </p>
      <section class={large ? "flow-view large" : "flow-view"} tabindex={0} aria-label={say("drawing")}>
        {raw(svg)}
      </section>
      <NearFlows label={say("enters")} flows={enters} />
      <NearFlows label={say("entered_by")} flows={enteredBy} />
      <FlowSteps steps={steps} label={say("in_words")} drawing={drawing} />
    </>
  );
};

const NearFlows: FC<{ label: string; flows: Near }> = ({ label, flows }) =>
  flows.length === 0 ? null : (
    <p class="flow-near">
      {label}
      {flows.map(({ name, title }) => (
        <a href={`/console/flows/${name}`}>
          <Bdi>{title}</Bdi>
        </a>
      ))}
    </p>
  );
