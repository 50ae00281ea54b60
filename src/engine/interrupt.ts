import { enter, enterOnce } from "./enter.ts";
import { type Run, topOf } from "./run.ts";
import type { Frame, Value } from "./session.ts";
import { settle } from "./settle.ts";

/** Puts a flow above the question in force, which comes again when the flow has ended. */
export function interrupt(run: Run, flow: string, variables?: Readonly<Record<string, Value>>): void {
  remember(run);
  enter(run, flow, variables);
  settle(run, "enter");
}

/** The same for what follows from words (an answer, "not understood", the flow of a topic): it takes the place of an earlier one. */
export function interruptAside(run: Run, flow: string, variables: Readonly<Record<string, Value>>): void {
  remember(run);
  while (run.frames.length > 1 && isAside(run, run.frames.at(-1))) run.frames.pop();
  enter(run, flow, variables);
  settle(run, "enter");
}

/** Enters the flow of a command; where the person is inside it already, its question comes again. */
export function interruptOnce(run: Run, flow: string): void {
  remember(run);
  enterOnce(run, flow);
  settle(run, topOf(run).fresh ? "enter" : "resume");
}

/** More stacks than anyone goes back through; each is stored with the session. */
const MAX_TRAIL = 8;

/** Keeps the place that is being left, for "back". */
export function remember(run: Run): void {
  if (run.waiting !== null) run.trail = [...run.trail.slice(1 - MAX_TRAIL), run.before];
  run.waiting = null;
  run.deadline = null;
}

function isAside({ revision: { helpline } }: Run, frame: Frame | undefined): boolean {
  const { answer, not_understood, unreadable, other_language, concern, restricted, screening } = helpline;
  const { commands, menu, topics = {} } = helpline;
  const kept = [menu, restricted, screening, ...Object.values(commands)];
  const asides = [answer, not_understood, unreadable, other_language, concern, ...Object.values(topics)];
  return frame !== undefined && asides.includes(frame.flow) && !kept.includes(frame.flow);
}
