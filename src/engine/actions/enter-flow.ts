import { enter, enterOnce } from "../enter.ts";
import { flowOf, fresh, type Run, setTop, topOf } from "../run.ts";
import { dropQuestions } from "../sensitive.ts";
import type { Frame, Value } from "../session.ts";
import type { ActionOf } from "./action-of.ts";

export function enterFlow(run: Run, { flow }: ActionOf<"enter_flow">): void {
  const { menu, commands, urgent } = run.revision.helpline;
  const from = topOf(run);
  const handed = shared(flowOf(run.revision, flow).variables, from.variables);
  // The menu never ends, so nothing below it could come back: without this, menu in queue in menu would pile up.
  if (flow === menu) run.frames = [fresh(run.revision, "menu")];
  // Danger ends our questions, whoever noticed it.
  else if (flow === urgent) {
    dropQuestions(run);
    enter(run, flow, handed);
  } else if (Object.values(commands).includes(flow)) enterOnce(run, flow, handed);
  else enter(run, flow, handed);
  handSigns(run, from);
}

/** What led to a flow leads to those that it enters too: a "yes" to danger says nothing of its kind. */
function handSigns(run: Run, { signals }: Frame): void {
  const top = topOf(run);
  if (top.fresh && signals && !top.signals) setTop(run, { ...top, signals });
}

type Variables = Readonly<Record<string, Value>>;

function shared(theirs: Variables, ours: Variables): Variables {
  const handed: Record<string, Value> = {};
  for (const name in theirs) {
    const value = ours[name];
    if (value !== undefined) handed[name] = value;
  }
  return handed;
}
