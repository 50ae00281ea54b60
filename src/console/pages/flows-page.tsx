import type { FC } from "hono/jsx";
import type { Say } from "../../ui/say.ts";
import { Bdi } from "../../ui/user-text.tsx";

type Row = { name: string; title: string; about: string; steps: number };

/** Every flow with what it is for. */
export const FlowsPage: FC<{ flows: readonly Row[]; say: Say }> = ({ flows, say }) => (
  <>
    <h1 class="page-title">{say("title")}</h1>
    <p class="lead">{say("lead")}</p>
    <ul class="rows">
      {flows.map(({ name, title, about, steps }) => (
        <li class="flow-row">
          <p class="flow-row-name">
            <a href={`/console/flows/${name}`}>
              <Bdi>{title}</Bdi>
            </a>
            {title !== name && <code dir="ltr">{name}</code>}
            <span class="hint">{say("steps", { count: steps })}</span>
          </p>
          <p dir="auto">{about}</p>
        </li>
      ))}
    </ul>
  </>
);
