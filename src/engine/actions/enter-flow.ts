import { enter, enterOnce } from "../enter.ts";
import { flowOf, fresh, type Run, topOf } from "../run.ts";
import type { Value } from "../session.ts";
import type { ActionOf } from "./action-of.ts";

export function enterFlow(run: Run, { flow }: ActionOf<"enter_flow">): void {
  const { menu, commands, urgent, screening } = run.revision.helpline;
  const handed = shared(flowOf(run.revision, flow).variables, topOf(run).variables);
  // The menu never ends, so nothing below it could come back: without this, menu in queue in menu would pile up.
  if (flow === menu) run.frames = [fresh(run.revision, "menu")];
  // Danger ends our questions, whoever noticed it.
  else if (flow === urgent) {
    run.frames = run.frames.filter((frame) => frame.flow !== screening);
    enter(run, flow, handed);
  } else if (Object.values(commands).includes(flow)) enterOnce(run, flow, handed);
  else enter(run, flow, handed);
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
