import type { Revision } from "./revision.ts";
import { fresh, placedAt } from "./run.ts";
import type { Frame, Session } from "./session.ts";

/**
 * The session on a newer revision, if the flows that the person is inside all say `on_edit: move`; else unchanged, on
 * its own. A node that is gone is the start of its flow; a flow that is gone is left.
 */
export function reviseSession(session: Session, from: Revision, to: Revision): Session {
  if (session.revision === to.hash || session.frames.some((frame) => finishesHere(frame, from))) return session;
  const moved = session.frames.flatMap((frame) => moveFrame(frame, to) ?? []);
  const frames = moved[0]?.flow === to.helpline.menu ? moved : [fresh(to, "menu"), ...moved];
  const stays = samePlace(session.frames, frames);
  return {
    ...session,
    revision: to.hash,
    frames,
    trail: session.trail.flatMap((stack) => moveStack(stack, to)),
    // Another question stands on top now: it is asked when the person writes.
    waiting: stays ? session.waiting : null,
    deadline: stays ? session.deadline : null,
  };
}

/** Who has not begun a flow is not inside it. */
function finishesHere(frame: Frame, from: Revision): boolean {
  return !frame.fresh && from.flows.get(frame.flow)?.moves === false;
}

function moveFrame(frame: Frame, to: Revision): Frame | null {
  const flow = to.flows.get(frame.flow);
  if (!flow) return null;
  const variables = { ...flow.variables, ...frame.variables };
  const moved = { ...frame, variables };
  if (!frame.fresh && flow.nodes.has(frame.node)) return placedAt(moved, frame.node);
  return { ...placedAt(moved, flow.start), fresh: true };
}

/** A place to go back to must be wholly there. */
function moveStack(stack: readonly Frame[], to: Revision): Frame[][] {
  const moved = stack.flatMap((frame) => moveFrame(frame, to) ?? []);
  return moved[0]?.flow === to.helpline.menu && samePlace(stack, moved) ? [moved] : [];
}

function samePlace(a: readonly Frame[], b: readonly Frame[]): boolean {
  return (
    a.length === b.length &&
    a.every((frame, i) => frame.flow === b[i]?.flow && frame.node === b[i]?.node && frame.fresh === b[i]?.fresh)
  );
}
