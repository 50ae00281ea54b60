import type { Language } from "../base/language.ts";
import type { SignalKind } from "../domain/reading.ts";
import type { Env } from "./env.ts";
import type { Event } from "./event.ts";
import type { Revision, RuntimeFlow, RuntimeNode } from "./revision.ts";
import type { Asked, Frame, Session, Waiting } from "./session.ts";

/** The working state of one step: opened from a session, which is never changed, and closed into the next one. */
export type Run = {
  readonly revision: Revision;
  readonly env: Env;
  /** The stack as it was when the step began. */
  readonly before: readonly Frame[];
  language: Language;
  languageChosen: boolean;
  frames: Frame[];
  waiting: Waiting | null;
  serial: number;
  trail: Session["trail"];
  consents: Session["consents"];
  deadline: number | null;
  asked: Asked | null;
  requested: string | null;
  heardAt: number | null;
  /** Milliseconds since the person wrote before this message; 0 where nobody has written. */
  pause: number;
  safe: boolean;
  screening: boolean;
  concernAt: number | null;
  /** Of the message that is being handled. */
  signals: readonly SignalKind[];
  /** What the caller calls that message; null where nothing may name it. */
  message: string | null;
  events: Event[];
  /** Nodes entered since the step began. */
  moves: number;
  /** Set where nothing more may be sent once the flow has ended. */
  hush: "stopped" | "deleted" | null;
};

/** A flow went wrong at run time: an author's mistake that `sanad flows check` did not see. Caught by `step`. */
export class FlowFault extends Error {
  override readonly name = "FlowFault";
}

export function openRun(revision: Revision, session: Session | null, env: Env): Run {
  return {
    revision,
    env,
    before: session?.frames ?? [],
    language: session?.language ?? "ar",
    languageChosen: session?.languageChosen ?? false,
    frames: session ? session.frames.slice() : [fresh(revision, "menu"), fresh(revision, "welcome")],
    waiting: session?.waiting ?? null,
    serial: session?.serial ?? 0,
    trail: session?.trail ?? [],
    consents: session?.consents ?? {},
    deadline: session?.deadline ?? null,
    asked: session?.asked ?? null,
    requested: env.status === "bot" ? null : (session?.requested ?? null),
    heardAt: session?.heardAt ?? null,
    pause: 0,
    safe: session?.safe ?? false,
    screening: session?.screening ?? false,
    concernAt: session?.concernAt ?? null,
    signals: NO_SIGNALS,
    message: null,
    events: [],
    moves: 0,
    hush: null,
  };
}

const NO_SIGNALS: readonly SignalKind[] = Object.freeze([]);

export function closeRun(run: Run): Session {
  endLeftScreening(run);
  return {
    revision: run.revision.hash,
    language: run.language,
    languageChosen: run.languageChosen,
    frames: run.frames,
    waiting: run.waiting,
    serial: run.serial,
    trail: run.trail,
    consents: run.consents,
    deadline: run.deadline,
    asked: welcomeStands(run) ? run.asked : null,
    requested: run.requested,
    heardAt: run.heardAt,
    safe: run.safe,
    screening: run.screening,
    concernAt: run.concernAt,
  };
}

/** However its questions were left, a screening that is not asked any more has ended. */
function endLeftScreening(run: Run): void {
  const { screening, urgent } = run.revision.helpline;
  if (!run.screening || screening === undefined || run.frames.some(({ flow }) => flow === screening)) return;
  const how = run.frames.some(({ flow }) => flow === urgent) ? "danger" : "left";
  run.screening = false;
  run.events.push({ type: "screening_ended", how });
}

/** Who has left the welcome another way has chosen something else. */
function welcomeStands({ asked, frames, revision }: Run): boolean {
  return asked !== null && frames.some(({ flow }) => flow === revision.helpline.welcome);
}

/** A frame of one of the helpline's flows that has not begun. */
export function fresh(revision: Revision, role: "menu" | "welcome"): Frame {
  return freshFrame(flowOf(revision, revision.helpline[role]));
}

export function freshFrame(flow: RuntimeFlow): Frame {
  return { flow: flow.flow, node: flow.start, variables: flow.variables, fresh: true };
}

export function flowOf(revision: Revision, id: string): RuntimeFlow {
  const flow = revision.flows.get(id);
  if (!flow) throw new FlowFault(`no flow ${id}`);
  return flow;
}

export function topOf(run: Run): Frame {
  const top = run.frames.at(-1);
  if (!top) throw new FlowFault("the stack is empty");
  return top;
}

export function setTop(run: Run, frame: Frame): void {
  run.frames[run.frames.length - 1] = frame;
}

/** The frame at a node, begun. */
export function placedAt({ flow, variables, signals }: Frame, node: string): Frame {
  return signals ? { flow, node, variables, signals } : { flow, node, variables };
}

/** The node at which the top frame stands. */
export function nodeOf(run: Run): RuntimeNode {
  const { flow, node } = topOf(run);
  const found = flowOf(run.revision, flow).nodes.get(node);
  if (!found) throw new FlowFault(`no node ${node} in ${flow}`);
  return found;
}
