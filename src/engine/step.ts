import { COMMON_TEXTS } from "./common-texts.ts";
import { dropCovers, isCovered } from "./covered.ts";
import { enter } from "./enter.ts";
import type { Env } from "./env.ts";
import type { Event, Trigger } from "./event.ts";
import { interrupt, remember } from "./interrupt.ts";
import { receive } from "./receive.ts";
import type { Revision } from "./revision.ts";
import { closeRun, FlowFault, fresh, nodeOf, openRun, type Run } from "./run.ts";
import { sendIfWritten } from "./send-text.ts";
import type { Frame, Session, Value } from "./session.ts";
import { goTo, settle } from "./settle.ts";

/**
 * One step of a conversation. Pure: `session` (null: a person new to us) is not changed, and equal input gives equal
 * output. A fault of a flow is an `error_raised` event, and the person stands at the menu.
 */
export function step(
  revision: Revision,
  session: Session | null,
  trigger: Trigger,
  env: Env,
): { session: Session; events: Event[] } {
  const run = openRun(revision, session, env);
  try {
    handle(run, trigger);
  } catch (error) {
    if (!(error instanceof FlowFault)) throw error;
    recover(run, error);
  }
  return { session: closeRun(run), events: run.events };
}

function handle(run: Run, trigger: Trigger): void {
  switch (trigger.type) {
    case "read":
      run.message = trigger.message ?? null;
      receive(run, trigger.reading);
      return;
    case "timed_out":
      timeOut(run);
      return;
    case "entered":
      enterFromOutside(run, trigger);
      return;
    default:
      trigger satisfies never;
  }
}

/** A time-out that comes early, or when the person has answered meanwhile, does nothing. */
function timeOut(run: Run): void {
  if (run.deadline === null || run.env.now < run.deadline) return;
  const timeout = nodeOf(run).wait?.timeout;
  remember(run);
  if (timeout) goTo(run, timeout.go);
}

/** Unless it goes above, what stood before belongs to the time before the officer: it is not asked again. */
function enterFromOutside(run: Run, { flow, above, variables }: Extract<Trigger, { type: "entered" }>): void {
  if (above && isCovered(run) && flow !== run.revision.helpline.safe_check) {
    enterBelowCover(run, flow, variables);
    return;
  }
  if (above) {
    if (flow === run.revision.helpline.safe_check) dropCovers(run);
    interrupt(run, flow, variables);
    // "Back" shall not go round what was put above.
    run.trail = [];
    return;
  }
  run.frames = [fresh(run.revision, "menu")];
  run.trail = [];
  run.waiting = null;
  enter(run, flow, variables);
  settle(run, "enter");
}

/** Somebody else may hold the phone: the flow begins when the person has said that it is safe. */
function enterBelowCover(run: Run, flow: string, variables?: Readonly<Record<string, Value>>): void {
  const covers: Frame[] = [];
  while (isCovered(run)) covers.unshift(...run.frames.splice(-1));
  enter(run, flow, variables);
  run.frames.push(...covers);
  run.trail = [];
}

function recover(run: Run, fault: FlowFault): void {
  raise(run, fault);
  standAtMenu(run);
  sendIfWritten(run, COMMON_TEXTS.sorry);
  try {
    settle(run, "enter");
  } catch (error) {
    if (!(error instanceof FlowFault)) throw error;
    // The menu itself is broken. The next message tries it again.
    raise(run, error);
    standAtMenu(run);
  }
}

function raise(run: Run, { message }: FlowFault): void {
  const top = run.frames.at(-1);
  run.events.push({ type: "error_raised", flow: top?.flow ?? "", node: top?.node ?? "", fault: message });
}

function standAtMenu(run: Run): void {
  run.frames = [fresh(run.revision, "menu")];
  run.waiting = null;
  run.deadline = null;
  run.moves = 0;
  run.hush = null;
}
